const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // A parser turns a bare one into a line feed, and a text would not be what it was.
  '\r': '&#13;',
  // Has no form in HTML at all.
  '\0': '\ufffd',
};

/** A text for content or for a quoted attribute, such that a browser has the very same text again. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'\r\0]/g, (sign) => ESCAPES[sign] ?? sign);
}

const WEB_ADDRESS = /^https?:\/\/[^\s\p{Cc}\p{Cf}]+$/u;

/** Whether an address may become a link: of the web, with nothing hidden in it. */
export function isWebAddress(text: string): boolean {
  return WEB_ADDRESS.test(text);
}
