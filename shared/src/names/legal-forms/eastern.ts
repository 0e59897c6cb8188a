/** Ukraine, Russia, Belarus, Kazakhstan, Georgia, Armenia, Azerbaijan, Uzbekistan. */
export const EASTERN_FORMS = `
ua.tov: ТОВ | ТзОВ | Товариство з обмеженою відповідальністю | TOV | TzOV | Tovarystvo z obmezhenoiu vidpovidalnistiu | Tovarystvo z obmezhenoyu vidpovidalnistyu | LLC | Limited Liability Company | Company with Limited Liability
ua.tdv: ТДВ | Товариство з додатковою відповідальністю | TDV
ua.fop: ФОП | Фізична особа підприємець | FOP | Fizychna osoba pidpryiemets
ua.at: АТ | Акціонерне товариство | AT | Aktsionerne tovarystvo | JSC
ua.pat: ПАТ | Публічне акціонерне товариство | PAT | PJSC | Publichne aktsionerne tovarystvo
ua.prat: ПрАТ | Приватне акціонерне товариство | PrAT | Pryvatne aktsionerne tovarystvo | Private Joint Stock Company | PrJSC
ua.vat: ВАТ | Відкрите акціонерне товариство | VAT | OJSC
ua.zat: ЗАТ | Закрите акціонерне товариство | ZAT | CJSC
ua.pp: ПП | Приватне підприємство | PP | Pryvatne pidpryiemstvo | PE | Private Enterprise
ua.dp: ДП | Державне підприємство | DP | Дочірнє підприємство | SE | State Enterprise
ua.kp: КП | Комунальне підприємство
ua.fg: ФГ | Фермерське господарство | СФГ
ua.osbb: ОСББ | Об'єднання співвласників багатоквартирного будинку
ua.go: ГО | Громадська організація
ua.bf: БФ | Благодійний фонд
ua.sp: СП | Спільне підприємство
ru.ooo: ООО | Общество с ограниченной ответственностью | OOO | Obshchestvo s ogranichennoy otvetstvennostyu | Obshchestvo s ogranichennoi otvetstvennostyu | LLC | Limited Liability Company
ru.ao: АО | Акционерное общество | AO | Aktsionernoe obshchestvo | Aktsionernoye obshchestvo | JSC | Joint Stock Company
ru.pao: ПАО | Публичное акционерное общество | PAO | PJSC | Public Joint Stock Company | Publichnoe aktsionernoe obshchestvo | Publichnoye aktsionernoye obshchestvo | Public JSC
ru.oao: ОАО | Открытое акционерное общество | OAO | OJSC | Open Joint Stock Company | Otkrytoe aktsionernoe obshchestvo | Otkrytoye aktsionernoye obshchestvo | Open JSC
ru.zao: ЗАО | Закрытое акционерное общество | ZAO | CJSC | Closed Joint Stock Company | Zakrytoe aktsionernoe obshchestvo | Zakrytoye aktsionernoye obshchestvo | Closed JSC
ru.ip: ИП | Индивидуальный предприниматель
ru.fgup: ФГУП | Федеральное государственное унитарное предприятие | FGUP | Federal State Unitary Enterprise | FSUE
ru.gup: ГУП | Государственное унитарное предприятие | GUP
ru.mup: МУП | Муниципальное унитарное предприятие | MUP
ru.nko: НКО | Некоммерческая организация
ru.ano: АНО | Автономная некоммерческая организация | ANO
by.ooo: ООО | ТАА | Таварыства з абмежаванай адказнасцю
by.odo: ОДО | Общество с дополнительной ответственностью | ODO
by.chup: ЧУП | Частное унитарное предприятие | ЧП | ChUP
by.up: УП | Унитарное предприятие | RUP | РУП
kz.too: ТОО | Товарищество с ограниченной ответственностью | TOO | ЖШС | LLP
kz.ao: АО | АҚ
ge.shps: შპს | Shps | LLC | შეზღუდული პასუხისმგებლობის საზოგადოება
ge.ss: სს | JSC | სააქციო საზოგადოება
am.spy: ՍՊԸ | LLC
am.pby: ՓԲԸ | CJSC
az.mmc: MMC | Məhdud məsuliyyətli cəmiyyət | LLC
az.asc: ASC | Açıq səhmdar cəmiyyəti | OJSC
az.qsc: QSC | Qapalı səhmdar cəmiyyəti | CJSC
uz.mchj: MChJ | Masuliyati cheklangan jamiyat | LLC
`;
