/** Labels of the header block that Outlook and its kin put above a quoted mail, in lower case. */

export type HeaderKind = "from" | "sent" | "date" | "to" | "subject" | "other" | "form";

const LABELS: Readonly<Record<HeaderKind, string>> = {
  from:
    "from,von,absender,de,expéditeur,remitente,remetente,da,mittente,van,afzender,från,avsändare,fra,avsender,afsender,frá,lähettäjä," +
    "saatja,kellelt,no,nuo,od,nadawca,odesílatel,odosielateľ,pošiljatelj,pošiljatelj,šalje,feladó,expeditor,de la,από,αποστολέας,kimden," +
    "gönderen,от,от кого,отправитель,від,від кого,подател,од,пошиљалац,dari,pengirim,từ,người gửi,จาก,من,מאת,از,प्रेषक,发件人,發件人," +
    "寄件者,寄件人,发信人,差出人,送信者,보낸 사람,보낸사람,발신",
  sent:
    "sent,date sent,gesendet,gesendet am,envoyé,envoyé le,envoyée,date d'envoi,enviado,enviado el,enviada,enviat,enviado em,enviada em,inviato,data invio," +
    "verzonden,verstuurd,skickat,sendt,sent,lähetetty,saadetud,nosūtīts,išsiųsta,wysłano,wysłane,odesláno,odoslané,poslano,poslato,послато," +
    "elküldve,küldve,trimis,trimis la,στάλθηκε,εστάλη,gönderildi,gönderme tarihi,отправлено,дата отправки,надіслано,відправлено,изпратено," +
    "dikirim,terkirim,đã gửi,ngày gửi,ส่ง,ส่งเมื่อ,تم الإرسال,أرسلت,נשלח,ارسال شده,भेजा गया,发送时间,發送時間,发送日期,寄件日期,傳送時間," +
    "送信日時,送信日,보낸 날짜,보낸날짜,message du",
  date:
    "date,datum,date et heure,fecha,data,dato,dags,dátum,päivämäärä,päiväys,kuupäev,datums,ημερομηνία,tarih,дата,когда,tanggal,ngày,วันที่," +
    "التاريخ,תאריך,تاریخ,दिनांक,日期,时间,時間,日付,日時,날짜",
  to:
    "to,an,empfänger,à,destinataire,para,destinatario,destinatário,a,aan,ontvanger,till,til,vastaanottaja,saaja,kellele,kam,iki,do,komu,adresát,pre," +
    "za,prima,kome,címzett,per a,către,catre,προς,kime,alıcı,кому,получатель,до,за,прима,kepada,ke,đến,tới,người nhận,ถึง,إلى,אל,به," +
    "प्रति,收件人,收件者,宛先,受信者,받는 사람,받는사람,수신",
  subject:
    "subject,betreff,objet,sujet,asunto,assunto,oggetto,assumpte,onderwerp,ämne,emne,efni,aihe,pealkiri,teema,temats,tēma,tema,temat,předmět," +
    "predmet,zadeva,naslov,tárgy,subiect,θέμα,konu,тема,относно,наслов,perihal,subjek,judul,chủ đề,tiêu đề,เรื่อง,หัวเรื่อง,الموضوع," +
    "נושא,موضوع,विषय,主题,主題,主旨,标题,件名,제목",
  other:
    "cc,bcc,kopie,copie,copie à,copia,cópia,kopia,kópia,kopija,kopi,kopio,másolat,másolatot kap,κοιν.,κοινοποίηση,bilgi,копия,копія,抄送,副本,참조," +
    "reply-to,reply to,antwort an,répondre à,rispondi a,risposta,responder a,svar til,svara till,responder para,importance,wichtigkeit,priorität," +
    "importancia,importanza,importância,belang,prioritet,priority,priorité,attachments,attachment,anlagen,anhänge,pièces jointes,datos adjuntos," +
    "adjuntos,allegati,anexos,bijlagen,bilagor,sensitivity,categories,organization,on behalf of,im auftrag von,resent-from,message-id",
  // A web form's mail: what stands below its labels is the customer's matter, not a quoted mail.
  form:
    "name,full name,first name,last name,vorname,nachname,nom,prénom,nombre,nome,naam,namn,navn,nimi,imię,jméno,email,e-mail,mail,email address," +
    "phone,telephone,telefon,téléphone,teléfono,telefono,message,nachricht,mensaje,messaggio,mensagem,bericht,meddelande,besked,viesti,wiadomość," +
    "zpráva,сообщение,повідомлення,comment,comments,kommentar,commentaire,question,frage,anfrage,order,order number,bestellnummer,имя,телефон",
};

export const headerKind: ReadonlyMap<string, HeaderKind> = new Map(
  Object.entries(LABELS).flatMap(([kind, labels]) =>
    labels.split(",").map((label): [string, HeaderKind] => [label.normalize("NFC"), kind as HeaderKind]),
  ),
);
