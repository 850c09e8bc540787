/** As `words-germanic`, for Romance languages. */
export const ROMANCE: Readonly<Record<string, string>> = {
  fr: `le la les l' un une des du de d' au aux en à dans sur sous par pour avec sans chez vers et ou mais donc car
    si que qu' qui quoi où quand comment combien pourquoi quel quelle quels quelles je j' tu il elle on nous vous
    ils elles me m' te se s' lui leur y mon ma mes ton ta tes son sa ses notre nos votre vos leurs ce cet cette ces
    ça ca c' cela ne n' pas plus jamais rien aucun aucune encore toujours déjà très trop bien aussi est suis es
    sommes êtes sont était être été ai as a avons avez ont avais avait avoir eu fait faire fais peux peut pouvez
    pouvoir pourrais pourriez veux voudrais voulais aimerais dois doit faut va vais vont aller bonjour bonsoir salut
    merci svp stp s'il plaît plait cordialement aide aidez besoin reçu recu recevoir reçue commande commandé
    commander colis livraison livré livrez livrer livreur délai expédition envoyer envoyé envoi frais port facture
    ticket remboursement rembourser remboursé remboursez retour retourner renvoyer échange échanger argent compte
    mot passe connecter connexion oublié annuler annulation résilier résiliation abonnement contrat cassé cassée
    abîmé défectueux endommagé mauvais mauvaise taille couleur manque manquant erreur appareil article produit
    magasin arrivé arrivée arrive attends attendre depuis semaines semaine jours jour longtemps marche fonctionne
    débité prélevé deux fois code promo réduction changer modifier adresse écran batterie pièce réparation garantie
    payé payer paiement coûte coute question réponse nouveau nouvelle bonne bon tout tous toute quelque suisse
    belgique france carte numéro envoyez beaucoup fissuré site aujourd'hui hier demain après avant premier deuxième
    quelqu'un personne client retard mois minutes heures dernier dernière urgent demander donner donné vient venu
    sort allume allumer éteint charge ouvre ouvrir ferme fermer page appeler rappeler rappelez j'arrive n'ai n'est
    n'a c'est qu'il j'ai d'un d'une attend recevrai appli application plante bloque bloqué clé clef perdu perdue
    pièces vis chargeur câble lampe bouton porte couvercle chaise table canapé chaussures robe livre billet
    réservation hôtel vol chambre bouilloire fuit cherche téléphone répond répondre temps autres autre même prochain
    presque moitié plein vide grand petit vite lentement peut-être sûr vraiment malheureusement immédiatement enfin
    déçu content mécontent heure matin soir nuit entre pendant derrière confirmation service vu voir sait savoir
    dire dit pense laisse plusieurs mal trois lundi mardi mercredi jeudi vendredi samedi dimanche suivi bleu rouge
    noir blanc vert express tard modèle ancien facturé existe madame monsieur`,
  es: `el la los las lo un una unos unas de del al a en con sin por para sobre desde hasta entre hacia y e o u pero
    si porque que qué quien quién como cómo cuando cuándo donde dónde cuanto cuánto cuanta cuánta cual cuál yo tú
    usted él ella nosotros ustedes ellos me te se le les nos mi mis tu tus su sus nuestro este esta esto estos ese
    esa eso no ni nunca nada ningún ninguna aún todavía ya siempre muy más menos también es soy son eres está estoy
    están estaba ser fue era he ha han hay había hemos tengo tiene tienen tuve puedo puede pueden podría quiero
    quisiera quiere necesito debo hacer hacen hago hace hizo va voy ir llega llegó llegado llegar hola buenos buenas
    días tardes gracias favor saludos ayuda ayudar ayúdenme recibí recibido recibir pedido pedí pedidos comprar
    compra compré paquete envío envio envíos enviar enviaron entrega entregado entregar factura facturas recibo
    ticket reembolso reembolsar devolución devolucion devolver cambiar cambio dinero cuenta contraseña clave entrar
    iniciar sesión acceder olvidé olvidado cancelar anular suscripción contrato roto rota rotos dañado defectuoso
    equivocado equivocada equivocados talla tamaño color falta faltan error aparato artículo producto tienda espero
    esperando semanas semana meses funciona cobraron cobrado cobro dos veces descuento cupón código codigo modificar
    dirección direccion pantalla batería pieza reparación garantía pagar pagué pago cuesta tarda demora pregunta
    respuesta nuevo nueva todo otro otra correo tarjeta número ahora hoy ayer mañana después antes bien mal día
    segundo primer primera rompió rompio llamar llamen sido tenía tenia pude quise dijo dice ver verlo nadie alguien
    aquí ahí allí cliente clientes plazo pendiente mes minutos horas último última urgente pedir pido dar dan dado
    vino venía sale salió apaga enciende carga abre abrir cierra suelto correcto incorrecto mandar mandaron mandado
    sitio página aplicación app bloquea bloqueado llave llaves perdí perdido piezas tornillo cargador cable lámpara
    botón puerta tapa silla mesa sofá zapatos vestido libro boleto reserva hotel vuelo habitación tetera gotea busco
    teléfono contesta contestan contestar sola solo todos tiempo otros misma mismo próximo casi mitad lleno vacío
    grande pequeño rápido lento quizás seguro realmente lamentablemente inmediatamente fin decepcionado contento
    hora noche durante detrás confirmación servicio visto sabe saber decir pienso deja varios varias tres compras
    sigo lunes martes miércoles jueves viernes sábado domingo seguimiento azul rojo negro blanco verde tarde
    temprano modelo viejo sirve parado lleva señor señora estimados`,
  it: `il lo la i gli le l' un uno una un' di del dello della dei degli delle a al allo alla ai alle da dal dalla in
    nel nella con senza su sul sulla per tra fra e ed o ma se perché che chi cosa come quando dove dov'è quanto
    quanta quale quali io tu lui lei noi voi loro mi ti si ci vi ne mio mia miei mie tuo tua suo sua nostro vostro
    questo questa questi quello non nessuno nessuna niente nulla mai ancora già sempre molto più meno anche è sono
    sei siamo siete era stato stata essere ho hai ha abbiamo avete hanno avevo posso può possono potete potrei
    vorrei voglio volevo devo bisogna fare faccio fa fatto va vado arriva arrivato arrivata arrivare ciao salve
    buongiorno buonasera grazie mille prego favore saluti aiuto aiutare serve servono ricevuto ricevuta ricevere
    ordine ordinato ordini pacco spedizione spedito spedire spedite consegna consegnato fattura scontrino rimborso
    rimborsare restituire restituzione reso cambiare cambio soldi conto account password accedere accesso
    dimenticato dimenticata disdire annullare disdetta abbonamento contratto rotto rotta difettoso danneggiato
    sbagliato sbagliata taglia misura colore manca mancante mancano errore apparecchio articolo prodotto negozio
    aspetto aspettando settimane settimana giorni giorno funziona addebitato addebitata due volte sconto codice
    modificare indirizzo schermo batteria pezzo riparazione garanzia pagato pagare pagamento costa domanda risposta
    nuovo nuova tutto altro carta numero oggi ieri domani dopo prima svizzera italia bene secondo primo accende
    accendere spegne carica apre aprire chiude qualcuno cliente ritardo mese minuti ore ultimo ultima urgente
    chiedere dare dato viene venuto esce uscito mandare mandato pagina cambiarla cambiarlo averlo riesco riuscire
    aspettare richiamare chiamare ricevo app applicazione blocca bloccato chiave chiavi perso persa pezzi vite
    caricatore cavo lampada pulsante porta coperchio sedia tavolo divano scarpe vestito libro biglietto prenotazione
    hotel volo camera bollitore perde acqua cerco telefono risponde rispondere tutti tempo altri altra stesso stessa
    prossimo quasi metà pieno vuoto grande piccolo veloce lento forse sicuro davvero purtroppo subito finalmente
    deluso contento ora mattina sera notte durante dietro conferma servizio visto vedere sa sapere dire dice penso
    lascia diversi tre sto lunedì martedì mercoledì giovedì venerdì sabato domenica tracciamento blu rosso nero
    bianco verde espresso tardi modello vecchio fermo gentile gentili signora signore c'è`,
  pt: `o a os as um uma uns umas de do da dos das no na nos nas em ao à aos com sem por para pra pelo pela sobre
    desde até entre e ou mas se porque que quem como quando onde cadê quanto qual quais eu tu você vocês ele ela nós
    eles me te lhe meu minha meus minhas seu sua nosso este esta isto isso esse essa aquele não nao nem nunca nada
    nenhum nenhuma ainda já sempre muito mais menos também é sou são está estou estão estava ser foi era fui tenho
    tem têm tinha há posso pode podem poderia quero queria gostaria preciso devo fazer faz fazem faço fez vai vou ir
    chega chegou chegar veio olá oi bom dia boa tarde obrigado obrigada favor cumprimentos ajuda ajudar recebi
    recebido receber pedido pedi encomenda encomendei comprei compra pacote envio enviar enviaram entrega entregam
    entregue fatura factura nota fiscal recibo reembolso reembolsar devolução devolver trocar troca dinheiro conta
    senha palavra-passe entrar acessar login esqueci esquecido cancelar anular assinatura contrato quebrado quebrada
    partido defeito danificado errado errada tamanho cor falta erro aparelho artigo produto loja espero esperando
    semanas semana dias funciona cobraram cobrado duas vezes desconto cupom código mudar alterar endereço morada
    tela ecrã bateria peça conserto garantia paguei pagar pagamento custa demora tempo pergunta resposta novo nova
    tudo outro outra cartão número agora hoje ontem amanhã depois antes bem mal consigo resolvi portugal brasil dele
    segundo primeira quebrou liga ligar desliga alguém ninguém cliente prazo pendente mês minutos horas último
    última urgente pedir dar sai saiu carrega abre abrir fecha fechar certo incorreto mandar mandaram mandado página
    anteontem continuo continua consegui gostava poderiam estragado avariado aplicativo aplicação app trava travou
    bloqueia bloqueado chave chaves perdi perdido perdida peças parafuso carregador cabo lâmpada botão porta tampa
    cadeira mesa sofá sapatos vestido livro bilhete reserva hotel voo quarto chaleira vaza procuro telefone atende
    atendem responde responder toda todos todas outros outras mesmo mesma próximo quase metade cheio vazio grande
    pequeno rápido lento talvez certeza realmente infelizmente imediatamente finalmente decepcionado contente hora
    noite durante atrás confirmação serviço visto ver sabe saber dizer disse penso deixa vários três direito segunda
    terça quarta quinta sexta sábado domingo segunda-feira rastreio rastreamento azul vermelho preto branco verde
    expresso atrasado modelo antigo serve parado prezados senhor senhora vem`,
  ro: `și si în in la cu de pe din pentru fără fara este e sunt am ai a are avem au fost era nu nici niciodată nimic
    mai deja încă inca foarte eu tu el ea noi voi ei mă ma îmi imi îți mi-a mi-ați meu mea mei mele tău ta său sa
    nostru acest această asta ce cine cum când cand unde cât cat care dacă daca dar sau că ca să vreau doresc aș as
    vrea pot poate puteți trebuie fac face merge ajuns ajunge vine venit bună buna ziua salut mulțumesc multumesc
    rog ajutor ajuta nevoie primit comanda comandă comandat colet coletul livrare livrarea livrat trimite trimis
    factura factură bon chitanță bani banii înapoi inapoi rambursare retur returnez returna schimb schimba cont
    contul parola parolă uitat intra anulez anula anulare abonament abonamentul stricat defect greșit gresit greșită
    gresita mărime marime mărimea culoare lipsește lipseste eroare produs produsul magazin aștept astept săptămâni
    zile funcționează functioneaza luat dublu două ori reducere reducerea cod codul adresa adresă ecran baterie
    garanție garantie plătit platit plata costă durează întrebare răspuns nou nouă tot azi ieri mâine românia frumos
    mult aplicație aplicația blochează cheie cheia pierdut piese încărcător cablu lampă buton ușă capac scaun masă
    pantofi rochie carte bilet rezervare hotel zbor cameră telefon răspunde nimeni mereu timpul toți alt altă primul
    următor aproape jumătate plin gol mare mic repede încet sigur chiar imediat dezamăgit ora oră dimineață seara
    sunați suna curge client confirmare luni marți miercuri joi vineri sâmbătă duminică urmărirea albastru roșu
    negru alb verde blocată aveți model vechi`,
  ca: `el la els les l' un una uns unes de del dels d' al als a en amb sense per i o però si perquè que què qui com
    quan on quant quina jo tu vostè ell nosaltres em et es li ens us meu meva meus meves seva seu nostre aquest
    aquesta això no mai res cap encara ja sempre molt més menys també és són soc està estic ser he ha han hi havia
    tinc té puc pot podeu voldria vull necessito fer faig fa va vaig arriba arribat hola bon dia bona tarda gràcies
    plau ajuda rebut comanda paquet enviament entrega factura diners devolució tornar retornar canviar compte
    contrasenya oblidat cancel·lar subscripció trencat trencada equivocat equivocada correcta talla color falta
    error producte botiga setmanes dies funciona descompte codi adreça pantalla garantia pagat pagar costa nou nova`,
};
