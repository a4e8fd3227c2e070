/**
 * Where a duty is written. The number is printed beside it and explained under the table: regulations of other schools are
 * named as sources, never as if they were the reader's own (domain.md 4.2).
 */
export const dutySources = {
  /** S0 2.1, S1 4.11.2, S4 2.1: near-identical lists (domain.md 1.2). */
  duties:
    'Обязанности администратора в положениях школ: Томский кадетский корпус (2023), п. 2.1; СОШ № 33 г. Нальчика (2024), п. 4.11.2; Большепольская ОШ (2025), п. 2.1.',
  /** S1 4.13.8. */
  leaving: 'Положение СОШ № 33 г. Нальчика (2024), п. 4.13.8: уволившихся и выбывших удаляют из чатов.',
  /** S3 17, 21, 22. */
  federal: 'Федеральные методические рекомендации по ИКОП «Сферум», п. 17, 21 и 22.',
  /** domain.md 1.5: prof.sferum.ru, FAQ. */
  currentYear: 'Официальная справка prof.sferum.ru: чаты классов создаются только для классов текущего учебного года.',
  /** domain.md 8.3.12. */
  personalData: 'Федеральный закон № 152-ФЗ, ст. 5: личные данные хранят не дольше, чем нужно.',
} as const

export type DutySource = keyof typeof dutySources
