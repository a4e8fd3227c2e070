/** Endings that a school's tables have; what the bytes really are is found by the reader. */
export const importExtensions = ['xlsx', 'xlsm', 'xls', 'ods', 'csv', 'txt', 'xml', 'zip', 'html', 'htm']

/** Above this a file is not even read: the reader's own limit is lower and has its own sentence. */
export const MAX_BYTES = 100 * 1024 * 1024
