window.violations = [];
document.addEventListener('securitypolicyviolation', (event) => {
  window.violations.push(event.effectiveDirective);
});
window.openRows = () =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open('rows', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('rows');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
document.querySelector('#ready').textContent = 'ready';
