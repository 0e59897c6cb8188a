/** Romania, Moldova, Bulgaria, Serbia, Bosnia, Montenegro, North Macedonia, Albania, Kosovo, Greece, Cyprus, Turkey. */
export const BALKAN_FORMS = `
ro.srl: SRL | Societate cu răspundere limitată | Societatea cu răspundere limitată | S C SRL
ro.srld: SRL D
ro.sc: SC | Societatea comercială | Societate comercială
ro.sa: SA | Societate pe acțiuni | Societatea pe acțiuni
ro.snc: SNC | Societate în nume colectiv
ro.scs: SCS | Societate în comandită simplă
ro.pfa: PFA | Persoană fizică autorizată
ro.ii: Întreprindere individuală
ro.if: Întreprindere familială
ro.ra: RA | Regie autonomă
md.srl: SRL | Societate cu răspundere limitată | Societatea cu răspundere limitată
bg.ood: ООД | OOD | Дружество с ограничена отговорност | Druzhestvo s ogranichena otgovornost
bg.eood: ЕООД | EOOD | Еднолично дружество с ограничена отговорност | Ednolichno druzhestvo s ogranichena otgovornost
bg.ad: АД | AD | Акционерно дружество | Aktsionerno druzhestvo | JSC
bg.ead: ЕАД | EAD | Еднолично акционерно дружество | Ednolichno aktsionerno druzhestvo
bg.et: ЕТ | ET | Едноличен търговец
bg.sd: СД | SD | Събирателно дружество
bg.kd: КД | KD | Командитно дружество
bg.dzzd: ДЗЗД | DZZD
rs.doo: d o o | д о о | društvo sa ograničenom odgovornošću | друштво са ограниченом одговорношћу | doo beograd
rs.ad: a d | а д | akcionarsko društvo | акционарско друштво
rs.pr: PR | preduzetnik | предузетник
rs.od: o d | ortačko društvo
rs.jp: JP | javno preduzeće | ЈП
ba.doo: d o o | društvo sa ograničenom odgovornošću
ba.dd: d d | dioničko društvo
mk.doo: ДОО | DOO | друштво со ограничена одговорност
mk.dooel: ДООЕЛ | DOOEL | друштво со ограничена одговорност од едно лице
al.shpk: Sh p k | Shoqëri me përgjegjësi të kufizuar
al.sha: Sh a | Shoqëri aksionare | Shoqëri aksionere | Shoqëri anonime
xk.llc: LLC | Sh p k
gr.ae: ΑΕ | AE | Ανώνυμη Εταιρεία | Ανώνυμη Εταιρία | Anonymi Etaireia | Anonymi Eteria | SA | Societe Anonyme
gr.epe: ΕΠΕ | EPE | Εταιρεία Περιορισμένης Ευθύνης | Etaireia Periorismenis Efthynis | Εταιρία Περιορισμένης Ευθύνης
gr.ike: ΙΚΕ | IKE | Ιδιωτική Κεφαλαιουχική Εταιρεία | Idiotiki Kefalaiouchiki Etaireia | Ιδιωτική Κεφαλαιουχική Εταιρία
gr.oe: ΟΕ | OE | Ομόρρυθμη Εταιρεία | Omorrythmi Etaireia | Ομόρρυθμη Εταιρία
gr.ee: ΕΕ | EE | Ετερόρρυθμη Εταιρεία | Eterorrythmi Etaireia | Ετερόρρυθμη Εταιρία
gr.monoike: Μονοπρόσωπη ΙΚΕ | Monoprosopi IKE
gr.monoepe: Μονοπρόσωπη ΕΠΕ | Monoprosopi EPE
gr.monoae: Μονοπρόσωπη ΑΕ | Monoprosopi AE
gr.abee: ΑΒΕΕ | ABEE | Ανώνυμη Βιομηχανική και Εμπορική Εταιρεία
gr.aebe: ΑΕΒΕ | AEBE | ΑΒΕ
cy.ltd: Λτδ | Ltd | Limited | Λιμιτεδ
cy.dimosia: Δημόσια Εταιρεία Λτδ | Public Co Ltd | Public Company Limited
tr.as: A Ş | AŞ | Anonim Şirketi | Anonim Şti | Anonim Şirket
tr.ltd: Ltd Şti | Limited Şirketi | Limited Şti | Limited Şirket
tr.sanvetic: San ve Tic Ltd Şti | Sanayi ve Ticaret Limited Şirketi | San Tic Ltd Şti | Sanayi ve Ticaret Ltd Şti | Tic Ltd Şti | Ticaret Limited Şirketi
tr.sanvetica: San ve Tic A Ş | Sanayi ve Ticaret Anonim Şirketi | San Tic A Ş | Sanayi ve Ticaret A Ş | Tic A Ş | Ticaret A Ş | Ticaret Anonim Şirketi
tr.koop: Koop | Kooperatifi
`;
