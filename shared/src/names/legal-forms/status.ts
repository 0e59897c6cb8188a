/**
 * What a register adds behind the form for a while: the company is being founded, wound up or insolvent, and is the same company.
 * A line is a language, from English to Turkish.
 */
export const STATUSES = `
in liquidation | in voluntary liquidation | in administration | in receivership
i L | in Abwicklung | i A | in Gründung | i G | i Gr | in Insolvenz
en liquidation | en liquidation judiciaire | en redressement judiciaire | en formation
in liquidazione | in fallimento | in concordato preventivo
en liquidación | en concurso | en disolución
em liquidação | em insolvência
in vereffening | in liquidatie | in oprichting | i o
i likvidation | under konkurs | i konkurs | under avvikling | under stiftelse
selvitystilassa | konkurssissa | likvideerimisel | pankrotis
likvidējamā | likviduojama | bankrutuojanti
w likwidacji | w upadłości | w organizacji | w restrukturyzacji
v likvidaci | v likvidácii | v konkurzu | v konkurze | v insolvenci
végelszámolás alatt | felszámolás alatt | v a | f a
v likvidaciji | v stečaju | u likvidaciji | u stečaju | у ликвидацији | у стечају
în lichidare | în insolvență | în faliment
в ликвидация | в несъстоятелност | в ликвидации | в процессе ликвидации | у стані припинення
υπό εκκαθάριση | tasfiye halinde
`;
