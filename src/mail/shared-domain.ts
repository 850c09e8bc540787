/** Where strangers share a domain: that one of them is authentic says nothing of the others. */
const SHARED = new Set(
  (
    "gmail.com googlemail.com aol.com icloud.com me.com mac.com msn.com ymail.com rocketmail.com gmx.de gmx.net gmx.com " +
    "gmx.at gmx.ch web.de t-online.de freenet.de mail.com email.com mail.de posteo.de mailbox.org proton.me protonmail.com " +
    "pm.me tutanota.com tuta.io fastmail.com zoho.com hey.com yandex.ru yandex.com ya.ru mail.ru inbox.ru bk.ru list.ru " +
    "rambler.ru ukr.net orange.fr wanadoo.fr free.fr sfr.fr laposte.net libero.it virgilio.it tiscali.it alice.it wp.pl " +
    "o2.pl onet.pl interia.pl seznam.cz centrum.cz azet.sk freemail.hu abv.bg bigpond.com comcast.net verizon.net att.net " +
    "sbcglobal.net bluewin.ch ziggo.nl kpnmail.nl telenet.be skynet.be telia.com uol.com.br bol.com.br terra.com.br " +
    "qq.com 163.com 126.com sina.com naver.com daum.net rediffmail.com btinternet.com sky.com virginmedia.com " +
    // Addresses that stand before another one: Apple's, Firefox's, DuckDuckGo's, SimpleLogin's and addy.io's customers.
    "privaterelay.appleid.com mozmail.com duck.com simplelogin.com simplelogin.co aleeas.com slmail.me passmail.net " +
    "passinbox.com anonaddy.com anonaddy.me addy.io " +
    "docomo.ne.jp ezweb.ne.jp au.com softbank.ne.jp i.softbank.jp vodafone.ne.jp ymobile.ne.jp nifty.com biglobe.ne.jp " +
    "hanmail.net nate.com kakao.com sohu.com 139.com 189.cn yeah.net foxmail.com vip.qq.com " +
    "gmx.fr gmx.us gmx.info gmx.eu gmx.es gmx.co.uk caramail.com neuf.fr bbox.fr numericable.fr club-internet.fr " +
    "earthlink.net cox.net charter.net optonline.net juno.com netzero.net netscape.net aim.com roadrunner.com " +
    "bellsouth.net windstream.net centurylink.net frontier.com frontiernet.net shaw.ca rogers.com sympatico.ca telus.net " +
    "videotron.ca optusnet.com.au iinet.net.au xtra.co.nz " +
    "arcor.de online.de vodafone.de kabelmail.de unitybox.de o2online.de 1und1.de email.de aon.at chello.at a1.net " +
    "hispeed.ch sunrise.ch sapo.pt mail.pt telefonica.net terra.es ono.com inwind.it tin.it tim.it fastwebnet.it " +
    "home.nl planet.nl hetnet.nl xs4all.nl casema.nl upcmail.nl quicknet.nl scarlet.be proximus.be voo.be " +
    "comhem.se bredband.net spray.se online.no tele2.se mail.dk jubii.dk kolumbus.fi luukku.com elisanet.fi suomi24.fi " +
    "op.pl gazeta.pl poczta.fm poczta.onet.pl vp.pl tlen.pl email.cz post.cz volny.cz post.sk zoznam.sk citromail.hu " +
    "mail.bg dir.bg inbox.lv otenet.gr mynet.com ig.com.br globo.com r7.com internode.on.net " +
    "blueyonder.co.uk ntlworld.com talktalk.net tiscali.co.uk plus.net eircom.net " +
    "tutanota.de tutamail.com tuta.com keemail.me protonmail.ch hushmail.com runbox.com mailfence.com " +
    "disroot.org riseup.net inbox.com usa.com myself.com walla.co.il internet.ru i.ua meta.ua narod.ru yandex.by yandex.kz yandex.ua"
  ).split(" "),
);
const SHARED_FAMILY = /^(?:yahoo|hotmail|live|outlook|aol)\.[a-z]{2,3}(?:\.[a-z]{2})?$/;

/** Whether anybody can have an address at the domain. */
export const isSharedDomain = (domain: string): boolean => SHARED.has(domain) || SHARED_FAMILY.test(domain);
