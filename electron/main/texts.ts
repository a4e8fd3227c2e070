/** Everything the desktop itself says to the user; the rest is said by the window's own pages. */
export const texts = {
  menu: {
    file: 'Файл',
    quit: 'Выход',
    edit: 'Правка',
    undo: 'Отменить ввод',
    redo: 'Повторить ввод',
    cut: 'Вырезать',
    copy: 'Копировать',
    paste: 'Вставить',
    selectAll: 'Выделить всё',
    view: 'Вид',
    zoomIn: 'Крупнее',
    zoomOut: 'Мельче',
    zoomReset: 'Обычный размер',
    fullScreen: 'На весь экран',
    devTools: 'Инструменты разработчика',
    window: 'Окно',
    minimize: 'Свернуть',
    close: 'Закрыть',
    help: 'Справка',
    about: 'О программе',
  },
  startFailed: {
    title: 'Программа не может начать работу',
    noPages: 'Файлы программы повреждены или удалены. Установите программу заново: данные при этом сохранятся.',
    why: (code: string) =>
      `Причина: ${code}. Данные не тронуты. Проверьте, что на диске есть место и что папка программы доступна, и запустите её снова; если не поможет, перезагрузите компьютер.`,
  },
} as const
