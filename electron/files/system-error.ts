/** What a throwing system call means for people: its code, such as `ENOSPC`; anything else is a defect. */
export function systemCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    return error.code;
  }
  throw error;
}
