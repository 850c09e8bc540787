/** Names that impostors like to borrow, by the first label of their domains; whatever stands behind it is theirs. */
export const BRANDS: readonly string[] = (
  "paypal amazon apple icloud microsoft office365 outlook google gmail facebook instagram whatsapp linkedin netflix " +
  "spotify dropbox docusign adobe ebay klarna stripe shopify etsy zalando wise revolut coinbase binance metamask " +
  "mastercard americanexpress wellsfargo bankofamerica chase barclays hsbc santander postbank sparkasse commerzbank " +
  "deutsche-bank volksbank dhl fedex usps hermes-germany swisspost laposte chronopost mondialrelay postnl telekom " +
  "vodafone t-online freenet yahoo hotmail protonmail booking airbnb expedia godaddy hostinger cloudflare github " +
  "mailchimp sendgrid zendesk freshdesk salesforce quickbooks xero datev elster"
).split(" ");

/** Words that make another company's name into a department of it: `paypal-support.example`. */
export const DEPARTMENTS = new Set(
  (
    "support service services secure security login signin account accounts verify verification billing payment payments " +
    "pay help helpdesk team online mail info update updates alert alerts notice notification confirm customer care " +
    "kundenservice kunden kundendienst konto sicherheit sicher hilfe zahlung rechnung clients compte aide paiement " +
    "securite cuenta soporte ayuda seguridad pagos cliente sicurezza assistenza supporto klantenservice"
  ).split(" "),
);

/** Real names that are one letter from a brand's. */
export const REAL = new Set("mail email ymail gmx fmail amazonas appel bookings wish airbus".split(" "));
