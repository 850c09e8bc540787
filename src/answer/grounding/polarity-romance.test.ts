import { describe, expect, test } from "vitest";
import { judged, type Case } from "../../../fixtures/polarity.ts";
import { Statements } from "./polarity.ts";

const FRENCH: readonly Case[] = [
  [
    "Les articles soldés ne sont pas remboursables.",
    ["Les articles soldés ne sont jamais remboursables.", "Vos articles soldés ne sont pas remboursables."],
    ["Les articles soldés sont remboursables.", "Vos articles soldés sont remboursables."],
  ],
  [
    "Vous pouvez retourner les lampes dans un délai de 30 jours.",
    [
      "Les lampes peuvent être retournées dans un délai de 30 jours.",
      "Dans un délai de 30 jours, vous pouvez retourner les lampes.",
    ],
    [
      "Vous ne pouvez pas retourner les lampes dans un délai de 30 jours.",
      "Vous pouvez retourner les lampes après 30 jours.",
    ],
  ],
  [
    "Le remboursement est possible uniquement si le produit est intact.",
    [
      "Le remboursement n'est possible que si le produit est intact.",
      "Si le produit est intact, le remboursement est possible.",
    ],
    ["Le remboursement est possible.", "Le remboursement est possible même si le produit n'est pas intact."],
  ],
  [
    "La livraison est gratuite à partir de 50 €.",
    ["À partir de 50 €, la livraison est gratuite.", "La livraison est offerte à partir de 50 €."],
    ["La livraison n'est pas gratuite à partir de 50 €.", "La livraison est gratuite jusqu'à 50 €."],
  ],
  [
    "La garantie couvre toutes les pièces sauf la batterie.",
    [
      "Toutes les pièces sauf la batterie sont couvertes par la garantie.",
      "La garantie ne couvre pas la batterie.",
    ],
    ["La garantie couvre la batterie.", "La garantie couvre toutes les pièces, même la batterie."],
  ],
  [
    "Vous devez enregistrer l'appareil avant la première utilisation.",
    ["L'appareil doit être enregistré avant la première utilisation."],
    [
      "Vous pouvez enregistrer l'appareil avant la première utilisation.",
      "Vous devez enregistrer l'appareil après la première utilisation.",
    ],
  ],
  [
    "Les cartes cadeaux n'expirent jamais.",
    ["Les cartes cadeaux n'expirent pas."],
    ["Les cartes cadeaux expirent."],
  ],
  [
    "L'abonnement est renouvelé, à moins que vous le résiliez un mois avant.",
    [
      "L'abonnement est renouvelé si vous ne le résiliez pas un mois avant.",
      "À moins que vous le résiliez un mois avant, l'abonnement est renouvelé.",
    ],
    [
      "L'abonnement est renouvelé si vous le résiliez un mois avant.",
      "L'abonnement n'est pas renouvelé, à moins que vous le résiliez un mois avant.",
    ],
  ],
  [
    "Le colis est conservé au maximum 7 jours.",
    ["Le colis est conservé 7 jours au maximum.", "Au maximum, le colis est conservé 7 jours."],
    ["Le colis est conservé au moins 7 jours.", "Le colis n'est pas conservé 7 jours."],
  ],
  [
    "Puis-je payer par chèque ? Non, seulement par carte.",
    ["Vous ne pouvez pas payer par chèque."],
    ["Vous pouvez payer par chèque.", "Oui, vous pouvez payer par chèque."],
  ],
  [
    "L'application fonctionne sans connexion internet.",
    ["Sans connexion internet, l'application fonctionne."],
    [
      "L'application ne fonctionne pas sans connexion internet.",
      "L'application fonctionne avec une connexion internet seulement.",
    ],
  ],
  [
    "Il est interdit de fumer dans les chambres.",
    ["Il n'est pas permis de fumer dans les chambres."],
    ["Il est permis de fumer dans les chambres.", "Il n'est pas interdit de fumer dans les chambres."],
  ],
  [
    "N'hésitez pas à contacter notre service client.",
    ["Vous pouvez contacter notre service client."],
    ["Ne contactez pas notre service client."],
  ],
  ["Les piles ne sont pas fournies.", ["Les piles ne sont jamais fournies."], ["Les piles sont fournies."]],
];

const SPANISH: readonly Case[] = [
  [
    "Los artículos rebajados no son reembolsables.",
    ["Los artículos rebajados nunca son reembolsables."],
    ["Los artículos rebajados son reembolsables."],
  ],
  [
    "Puede devolver las lámparas en un plazo de 30 días.",
    [
      "Las lámparas se pueden devolver en un plazo de 30 días.",
      "En un plazo de 30 días puede devolver las lámparas.",
    ],
    [
      "No puede devolver las lámparas en un plazo de 30 días.",
      "Puede devolver las lámparas después de 30 días.",
    ],
  ],
  [
    "El reembolso solo es posible si el producto está intacto.",
    [
      "El reembolso es posible solo si el producto está intacto.",
      "Si el producto está intacto, el reembolso es posible.",
    ],
    ["El reembolso es posible.", "El reembolso es posible aunque el producto no esté intacto."],
  ],
  [
    "El envío es gratuito a partir de 50 €.",
    ["A partir de 50 € el envío es gratuito.", "El envío es gratis a partir de 50 €."],
    ["El envío no es gratuito a partir de 50 €.", "El envío es gratuito hasta 50 €."],
  ],
  [
    "La garantía cubre todas las piezas excepto la batería.",
    [
      "Todas las piezas excepto la batería están cubiertas por la garantía.",
      "La garantía no cubre la batería.",
    ],
    ["La garantía cubre la batería.", "La garantía cubre todas las piezas, incluso la batería."],
  ],
  [
    "Debe registrar el aparato antes del primer uso.",
    ["El aparato debe registrarse antes del primer uso."],
    ["Puede registrar el aparato antes del primer uso.", "Debe registrar el aparato después del primer uso."],
  ],
  [
    "Las tarjetas regalo no caducan nunca.",
    ["Las tarjetas regalo nunca caducan."],
    ["Las tarjetas regalo caducan."],
  ],
  [
    "La suscripción se renueva salvo que la cancele un mes antes.",
    ["La suscripción se renueva si no la cancela un mes antes."],
    [
      "La suscripción se renueva si la cancela un mes antes.",
      "La suscripción no se renueva salvo que la cancele un mes antes.",
    ],
  ],
  [
    "El paquete se guarda como máximo 7 días.",
    ["Como máximo, el paquete se guarda 7 días."],
    ["El paquete se guarda como mínimo 7 días.", "El paquete no se guarda 7 días."],
  ],
  [
    "¿Puedo pagar con cheque? No, solo con tarjeta.",
    ["No puede pagar con cheque."],
    ["Puede pagar con cheque.", "Sí, puede pagar con cheque."],
  ],
  [
    "La aplicación funciona sin conexión a internet.",
    ["Sin conexión a internet la aplicación funciona."],
    ["La aplicación no funciona sin conexión a internet."],
  ],
  [
    "Está prohibido fumar en las habitaciones.",
    ["No está permitido fumar en las habitaciones."],
    ["Está permitido fumar en las habitaciones.", "No está prohibido fumar en las habitaciones."],
  ],
  ["Las pilas no están incluidas.", ["No están incluidas las pilas."], ["Las pilas están incluidas."]],
  [
    "El acceso sigue abierto hasta el 31 de enero.",
    ["Hasta el 31 de enero el acceso sigue abierto."],
    ["El acceso sigue abierto desde el 31 de enero.", "El acceso sigue cerrado hasta el 31 de enero."],
  ],
];

const ITALIAN: readonly Case[] = [
  [
    "Gli articoli in saldo non sono rimborsabili.",
    ["Gli articoli in saldo non sono mai rimborsabili."],
    ["Gli articoli in saldo sono rimborsabili."],
  ],
  [
    "Può restituire le lampade entro 30 giorni.",
    ["Le lampade si possono restituire entro 30 giorni.", "Entro 30 giorni può restituire le lampade."],
    ["Non può restituire le lampade entro 30 giorni.", "Può restituire le lampade dopo 30 giorni."],
  ],
  [
    "Il rimborso è possibile solo se il prodotto è integro.",
    [
      "Solo se il prodotto è integro il rimborso è possibile.",
      "Se il prodotto è integro, il rimborso è possibile.",
    ],
    ["Il rimborso è possibile.", "Il rimborso è possibile anche se il prodotto non è integro."],
  ],
  [
    "La spedizione è gratuita a partire da 50 €.",
    ["A partire da 50 € la spedizione è gratuita.", "La spedizione è gratis a partire da 50 €."],
    ["La spedizione non è gratuita a partire da 50 €.", "La spedizione è gratuita fino a 50 €."],
  ],
  [
    "La garanzia copre tutte le parti tranne la batteria.",
    ["Tutte le parti tranne la batteria sono coperte dalla garanzia.", "La garanzia non copre la batteria."],
    ["La garanzia copre la batteria.", "La garanzia copre tutte le parti, anche la batteria."],
  ],
  [
    "Deve registrare l'apparecchio prima del primo uso.",
    ["L'apparecchio deve essere registrato prima del primo uso."],
    ["Può registrare l'apparecchio prima del primo uso.", "Deve registrare l'apparecchio dopo il primo uso."],
  ],
  ["I buoni regalo non scadono mai.", ["I buoni regalo non scadono."], ["I buoni regalo scadono."]],
  [
    "L'abbonamento si rinnova a meno che non lo disdica un mese prima.",
    ["L'abbonamento si rinnova se non lo disdice un mese prima."],
    ["L'abbonamento si rinnova se lo disdice un mese prima."],
  ],
  [
    "Il pacco viene conservato al massimo 7 giorni.",
    ["Al massimo il pacco viene conservato 7 giorni."],
    ["Il pacco viene conservato almeno 7 giorni.", "Il pacco non viene conservato 7 giorni."],
  ],
  [
    "Posso pagare con assegno? No, solo con carta.",
    ["Non può pagare con assegno."],
    ["Può pagare con assegno.", "Sì, può pagare con assegno."],
  ],
  [
    "L'app funziona senza connessione internet.",
    ["Senza connessione internet l'app funziona."],
    ["L'app non funziona senza connessione internet."],
  ],
  [
    "È vietato fumare nelle camere.",
    ["Non è permesso fumare nelle camere."],
    ["È permesso fumare nelle camere.", "Non è vietato fumare nelle camere."],
  ],
  ["Le pile non sono incluse.", ["Non sono incluse le pile."], ["Le pile sono incluse."]],
];

describe.each([
  ["French", FRENCH],
  ["Spanish", SPANISH],
  ["Italian", ITALIAN],
])("%s", (_, cases) => {
  const { missed, wrong, turned, same } = judged(cases, (passage, claim) =>
    new Statements(passage).against(claim),
  );

  test("what turns a passage round is caught", () => {
    expect(missed.length, JSON.stringify(missed)).toBeLessThanOrEqual(0.1 * turned);
  });

  test("what says the same in other words is not", () => {
    expect(wrong.length, JSON.stringify(wrong)).toBeLessThanOrEqual(0.05 * same);
  });
});
