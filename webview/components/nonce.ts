// Imported before the widget library, which looks for this at once: with the page's nonce its test
// for `:focus-visible` is allowed by the content security policy, without it rings show on clicks.
const script = document.currentScript;
if (script?.nonce && !document.querySelector('meta[property="csp-nonce"]')) {
  const meta = document.createElement('meta');
  meta.setAttribute('property', 'csp-nonce');
  meta.content = script.nonce;
  document.head.append(meta);
}
