/**
 * The most that a request of the page may carry, per field and in UTF-16 code units unless a name
 * says otherwise. Far above what the program itself sends; beyond them a request is refused before
 * anything is done for it.
 */

/** A name that is suggested to a person, such as that of an export. */
export const MAX_NAME_UNITS = 1024;

/** A path on any system: Windows takes 32,767 units, the others less. */
export const MAX_PATH_UNITS = 32_767;

/** An id that the host itself handed out. */
export const MAX_ID_UNITS = 128;

/** A whole export in one text. A JavaScript string ends at twice this length. */
export const MAX_EXPORT_UNITS = 256 * 1024 * 1024;

/** One piece of an export that comes in pieces; larger entries take several. */
export const MAX_PIECE_UNITS = 64 * 1024 * 1024;

/** Lines of one request: a change each. */
export const MAX_LINES = 100_000;

/** All lines of one request together: one change can bring a whole library in. */
export const MAX_LINES_UNITS = 256 * 1024 * 1024;
