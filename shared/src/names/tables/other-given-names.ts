/** Further given names, with no other form that counts as the same. */
export const OTHER_GIVEN_NAMES = `
malika henri robin lou petra erika markus sorin sabine silke heike ute uwe jorn torsten thorsten carsten karsten
holger ingo ingrid inge helmut gunther gunter werner wolfgang detlef dirk frank jurgen jens kai kay lars lutz manfred
marco mario norbert olaf oliver rainer reiner ralf ralph roland sven tanja thorben torben volker swantje ilka imke
anke antje astrid bettina birgit britta carmen cordula corinna dagmar doris elke elfriede gabriele gerda gisela gudrun
hannelore heidi heidrun helga hilde ilse irmgard iris jasmin jutta karin katja kerstin kirsten manuela margit margot
marlies melanie mechthild nadine nicole renate rita roswitha rosemarie ruth sabrina saskia sigrid silvia simone sonja
stefanie susanne sybille svenja tamara ulrike ursula verena waltraud wiebke yvonne finn ben jonas noah leon luis elias
paul lukas mia emma lina ella lea leonie lilly emil anton oskar theo mats till tim tom fritz hans emre can mert murat
mustafa hakan kemal cem deniz elif ayse fatma zehra meryem gul
aurelie aurore berangere cedric celine chantal christelle clement coralie corinne cyrille damien delphine didier edith
elodie emeline emilien estelle fabien fabienne fabrice flavien franck gael gaelle gerald geraldine gilles gregory guy
hadrien hugues jocelyne joel joelle jordan karine kevin laetitia leo lilian loic lorraine ludivine magali manon
marlene maud maxence melissa mireille muriel myriam nadege noemie noel noelle odette odile olivier pascale patrice
quentin raoul regis remi remy romain roxane sandrine serge severine solange solene sylvain sylvie thibault thibaut
thierry tristan valentin veronique victorine virginie xavier yann yannick yoann yohan zoe
alba alvaro ainhoa ainara aitor amparo arantxa asier begona blanca borja clara cristobal daniela elvira emilio encarna
estefania eugenia eva fatima felix gema gonzalo gorka guadalupe hector hugo iker inigo irene iria isidro itziar ivan
jaime jimena jon jordi julia lidia lorena lucia macarena marta mercedes mikel miriam montserrat nerea nieves nuria
oihane olga oscar pilar raquel raul rocio rodrigo rosa rosario ruben sandra santiago sara sofia sonia susana tomas
unai veronica vicente victor virginia yolanda
ambra alfio antonella arianna barbara bianca bruno calogero carmelo carmela chiara cinzia ciro claudia cosimo dario
diego donato donatella elena eleonora elia enzo ernesto fabio fabrizio federica flavio flavia franca gaetano gaia
gennaro giada gianmarco gino giorgia giuliana gloria greta ilaria italo jacopo lara letizia livio lorenza luana
luciana lucio marcella marina martina matilde mattia maura mauro michela milena mirco mirko monia morena nadia nicolò
nunzio ornella oriana paola paride pino rocco roberta romina rosanna samuele sandro serena silvana simona stefania
teresa tiziana tiziano tullio umberto ugo valentina valerio vanessa vito viviana walter
alicja bogdan bogumil bozena czeslaw dariusz edyta elzbieta ewelina grazyna halina irena iwona izabela janusz jadwiga
jaroslaw jolanta joanna justyna kamil kazimierz kinga leszek lech malwina mariusz marzena mieczyslaw miroslaw natalia
patrycja przemyslaw radoslaw remigiusz roman slawomir sebastian sylwia tadeusz tomasz urszula wanda wieslaw wieslawa
wiktoria witold wojciech zbigniew zdzislaw zenon zofia zygmunt
blanka bohumil bohuslav dalibor dana dusan eliska hana hedvika ivana ivo jaroslava jindra jirina jitka kveta ladislava
lenka libor libuse lubomir lubos lucie ludek marcela marketa milan milada milos miloslav miroslava monika nela oldrich
otakar ota pavla pavlina radek radim radka radovan renata robert romana sarka stepanka tereza vaclava vendula veronika
vit vlasta vladimira vlastimil vojtech zbynek zdenek zdena zdenka zuzana
adela adina alin alina bogdana catalin ciprian corina cosmin cristi dorel doru dragos florentina florina gabi horatiu
ilie ilinca ionut ionela lavinia liviu lucretia madalina marinela mihnea mircea mirela mugur oana octavian ovidiu radu
raluca razvan roxana silviu simina sorina tudor valeriu vasilica viorel viorica
aino aleksi anneli antti ari arto eero eeva eino elina esa eija erkki hannu hannele heikki helena heli ilkka jaakko
jaana jari jarmo joni jouko jouni juho juhani jukka juuso kaarina kalle kari katri kimmo kirsi kyosti lasse lauri
leena liisa mari marja markku marko merja miika mika mikko minna miia niina olli outi paavo paivi pasi pekka pentti
pertti petri pirjo pirkko raija raimo reijo riikka riitta ritva sami sanna sari satu seija seppo simo sirpa sinikka
taina tapio tarja teemu teppo tero tiina timo toni tuija tuomo tuula ulla vesa ville virpi
agneta anders ake arne asa axel bengt berit bertil birger birgitta bjorn bo bodil borje bosse camilla carina cecilia
dag dagny egil einar eivind elin ellinor elsa emelie erland eskil espen frode frida geir gerd goran grethe gro gudmund
gunilla gunnar gunvor gustaf hakon halvor hanne harald hedda hege helge helle henning inga ingeborg ingemar inger
ingmar ingvar ingvild ivar jesper joakim jorgen jorunn kare karen kjell kjersti kjetil knut leif lena lene linnea
lisbeth liv magne magnus maja malin marit mette mikael monica mona nils odd ola ole olof ove par pelle per pernille
ragnar ragnhild randi roar rolf rune sigurd siv snorre solveig soren steinar stig stein stine sture sunniva svein
synne tage terje thea thor thorbjorn tor tora tore torbjorn tordis torgeir torill tormod torstein trine trond trude
trygve tuva ulf unni urban vegard vidar vigdis yngve
ainars aivars andra andris antra arnis artis arturs baiba daina dace edgars egils evija guntars guntis gunta iveta
ilze imants inese ingus ivars janis juris kaspars kristaps laima liga linda maija maris normunds raimonds raivis
sanita santa sarmite uldis valdis vita zane zigmars algirdas arvydas asta audrius ausra dalia daiva darius edita egle
gediminas giedre gintaras indre jurgita jurate kestutis laura linas loreta mantas mindaugas neringa rasa rimas romas
ruta saulius vaida valdas vida vilma vytautas zita aivar arvo enn endel heiki indrek jaan jaanus kadri kaja katrin
kristjan leida liis maarja mall mare margus mart meelis merike piret priit raivo rein riina siiri silver taavi tarmo
tiit tiiu toomas tonu urmas urve veiko
boban bojan boris borut branka branko brane damir damjan darko davor dejan dragan dragana drago dubravka dusko edin
emir fahrudin gordana hrvoje ines ivica jasna jelena jovana kresimir ljiljana ljubica luka mate matija mile milica
mirjana mladen nada natasa neven nevena nikola nina ognjen petar predrag radmila ranko rok sanja sasa senad sinisa
slavica slavko slobodan snezana stipe svetlana tihomir tomislav uros vedran vesna vjekoslav vlado vuk zdravko zeljka
zeljko zoran zorica zvonimir ales alenka anze bojana bostjan crt erik gasper gorazd jernej jozica lojze marjan marjeta
marjetka matej mateja metka miha mojca nives peter polona primoz rado sabina samo saso spela stanka stojan tadej tina
tinkara tjasa tomaz ursa vid zala ziga
alekos alkis apostolos argyris aristidis aristotelis achilleas afroditi aikaterini despina dimitra eftychia eirini
elpida eleftherios foteini fotis georgia gerasimos giannoula glykeria ilias iordanis kalliopi konstantina lambros
lazaros leonidas loukia marios nektarios nikolitsa orestis paraskevi pantelis pericles petroula polyxeni savvas
sofoklis stamatis stella stelios stylianos thalia themis thomai thrasyvoulos triantafyllos tryfon vlasis xanthi
xenofon zisis
balazs bela csaba csilla edit eniko eszter gabriella geza gergely gyongyi hajnalka ildiko imre istvan janos jeno judit
kalman katalin krisztina laszlo lajos lilla mariann melinda miklos nikolett noemi orsolya piroska reka rozalia sandor
szabolcs szilvia tamas tibor timea tunde vilmos viktoria zoltan zsofia zsolt zsuzsa
aleksandrina anatoly anatoliy arina artem artyom bohdan darya daria dina danila denis egor yegor galina halyna gennady
hennadii gleb ilya illia inna kira klavdia larisa lyubov liubov lesia lev maksim marat mila mstislav myroslav
myroslava nazar nikita oksana oleg oleh olena orest ostap pavlo raisa rimma rostyslav rostislav rustam ruslan ruslana
semyon snezhana stepan taras timur tikhon tymur ulyana valery valeriy vera viacheslav vyacheslav vitaliy vitaly
vitalii vlada vsevolod yana yanina yelyzaveta zakhar zinaida zoya zoryana georgiana ivanka ivaylo dimitrina desislava
hristo kalin kaloyan krasimir lyubomir mariyana milen nedyalka ognyan plamen radoslav rositsa rumen rumyana silviya
simeon stanimir stoyan stefka svetoslav todorka tsvetan tsvetelina veselin yanko yordan yordanka zdravka zhivko
amir amina adel adnan ahlam anwar asma aziz bilal bushra faisal farid farida farah fares fatih fouad ghada habib hadi
hafsa hala halima hamid hamza hanan haroun hatem hicham hind huda ikram iman imane imran jamal jamila jawad kamal
kenza khadija laila lamia latifa layla leila lubna majid malik mansour mariam marwan mehdi meriem mounir mourad nabil
naima najat nasser nawal nour noura osama othman rabia rachida rafiq rania rayan rim riad sabah sabri sadiq safiya
salah saleh salim salma samir samira sana selma soufiane souad sumaya tahir tarek tariq walid wassim yacine yahya
yasin yasser younes zahra zaid zakia ziad
aaron adele aidan alana aldo alfie amber april archie ashley ashton audrey ava barry beryl bill blake brandon brian
bryan caleb callum carla carly cheryl chloe claire clare clive cody colin connor conor courtney craig daisy damian
damon darren dawn dean derek desmond dylan edna edwin eileen elaine elliot elliott elsie erin ethan eunice evan eve
faith fay freya gail gemma glen glenn gordon grant hazel heather holly hope howard ian ida isla ivy jade janice
jasmine jay jeanette jenna jill joan joyce june justin keith kelly kelvin kerry kirsty kyle lee leigh lewis logan
lorna lynn maria marian marjorie marvin mason maureen max megan mildred michelle molly nancy naomi natalie neville
nigel nora norma norman olive olivia owen paige pearl percy perry phoebe phyllis poppy ray reece rhys rosie ross roy
ruby ryan sally scarlett sean seth shannon sharon shaun shelley sheila sidney sidonie stacey summer tara tanya tracey
tyler una vernon vivian wayne wendy wesley wilfred zara zachary jane jean mary
amit anil anita anjali arjun arun asha ashok deepak dinesh gita jaya kiran lakshmi manish meena mohan neha nikhil
pooja prakash pradeep priya rahul raj rajesh ramesh ravi rekha ritu sandeep sanjay shweta sita sunil sunita suresh
usha vijay vikram vinod wei li ming hong jing ying yan hui chen xiao mei lin yong jun feng lei minh thi anh hoang
tuan huong lan thanh hung
chinedu emeka ifeoma kwame kofi kwesi ama abena ngozi olu yetunde folake adebayo chika obinna amara zola thabo sipho
nomvula
bram daan femke freek gijs harm hendrika ineke jelle jeroen jolanda joost jorrit koen lieke maartje marieke marleen
mark martijn niels pim remco rik roos sander sanne sjoerd sophie stijn teun thijs tineke wilma willemijn wouter joke
ria greetje anouk bart dries filip geert goedele griet joeri katrien kristof lieve lieven luc maarten marc mieke nele
peggy pieter raf sofie steven tine veerle wim yves
duarte diogo goncalo henrique leonor lurdes mafalda margarida nuno rui telmo tiago vasco vitor zelia fernanda filipa
graca helder isaura joana joaquina jorge lourdes luisa marisa miguel otilia pedro renato rogerio rute sergio tania
zulmira
otto ciara otmar ottmar wilfried siegbert friedhelm hartmut heiner heinrich helmuth horst jochen jobst joerg karlheinz
lothar ludger manuel mathis maik nico pascal philip raimund reinhold ronny severin sigmar steffen thilo tilo timm udo
ullrich volkmar waldemar wilhelm wolf wolfram yannik annegret annelie annelise annika antonie ariane beate carola
charlotte christa cornelia diana doreen edeltraud elfi elisabeth elli evelin eveline evi franziska frauke friederike
gerlinde gertrud gitta gundula hanni hedwig heide heidemarie heiderose hella helma hermine hertha hilda ilona inka
isolde ivonne jacqueline janine janina jennifer jenny jessica johanna josefine judith juliane kathleen klara larissa
leni leoni liane lieselotte liesel lilli lore luise lydia mandy mareike maren marika marita mathilde maximiliane
melina michaela mirjam nadja natascha patricia pia ricarda romy rosi selina sina stephanie susi svea sylvia theresa
traudel uschi viola walburga wilhelmine
alois augustin bonifaz egon engelbert ewald franz gottlieb gregor hubert josef kilian konrad konstantin korbinian
leopold liborius lorenz luitpold matthaus maximilian meinrad meinhard ottokar quirin raphael romuald rupert sepp
sixtus theodor tassilo veit vinzenz wendelin wenzel xaver
abel achille agathe aimee alexis alix alphonse amandine ambroise anais anatole angele antonin apolline ariel armelle
arnaud aude baptiste basile bastien baudouin benedicte benoit bertrand blaise blandine brice candice carole celestin
celia charlene christiane clarisse clemence clementine colette constance cyprien damienne daphne dominique dorian
edgar edmee eglantine elisa eloise emmanuelle erwan etienne eulalie fabiola fanny faustine fernand fleur florence
florent florentin francine gaetan gaston gautier genevieve germaine gerard ghislain ghislaine gilberte gisele guilhem
guillemette gwenaelle gwendoline hortense huguette hyacinthe irenee isabelle jacinthe jeremy jerome joachim joanne
josselin josiane judicael jules julienne juliette kylian lambert leonce leopoldine liliane line lise lola lorene
louison lucette lucile ludovic lydie mael maelle margaux marie-claire marine marius martial marthe mathurin medard
melodie michele mickael monique nestor ninon oceane octave octavie ophelie oriane pascaline paulin perrine philippine
placide prosper prune quitterie raphaelle raymonde regine reine rejane renaud rodolphe rodrigue roger romane romaric
rosalie roselyne salome saturnin segolene seraphine stephane suzanne suzette tancrede tatiana thais theophile thomas
titouan toussaint ulysse urbain valere valerie victoire vianney violaine violette vivien vivienne yannis yvan yvette
zacharie zelie
adelaida adolfo adoracion agapito agueda aina alejo alfredo alicia almudena alonso amadeo amador amalia amancio ana
anabel anacleto angeles angustias aniceto anselmo antia araceli arcadio ariadna arsenio aurelio aurora avelino azucena
baldomero baltasar bartolome basilio beatriz benigno benita berta bienvenido candela candido carlota caridad casimiro
catalina cayetano celestino celso cesar ciriaco claudio clotilde conrado cosme crescencia debora delfina demetrio
desiderio dionisio domingo dulce edelmiro edurne efrain eladio elisenda eloisa eloy emeterio emiliano encarni enric
erlantz esmeralda esperanza estanislao esteban estela estrella eufemia eusebio evaristo ezequiel fabian faustino fe
federico feliciano felipe felisa fermin fidel flora florencio froilan gabino garazi gaspar genaro gerardo german
geronimo gertrudis gines graciela gregoria gustavo herminia hilario hipolito honorio horacio imanol indalecio inma
irune isaac isabel isaias isidoro ismael iratxe izan jacinto jacobo jaione jeronimo jonay jose josefa josefina josune
juana julian juliana justo karmele leandro leire leocadia leoncio leticia liberto ligia loreto luciano lucrecia
ludivina luz magdalena maialen maite mar marcial marcelino margarita mariana maribel maricarmen marisol maruja mateo
maximino melchor micaela milagros miren modesto moises naiara narciso natividad nazaret nekane neus nicanor nicolas
noelia norberto obdulia octavio ofelia onofre oriol ovidio pascual pascuala patricio paulina paz placido primitivo
prudencio purificacion quintin ramiro raimundo reinaldo remedios rigoberto rogelio romualdo roque rosalia rosana
rosaura rufino sabino salvador samuel sancho saturnino saul severino sigfrido simon socorro teodora teofilo tomasa
toribio trinidad urbano valeriano vanesa venancio violeta visitacion wenceslao xavi xenia xoan xose yaiza yeray
yessica zaida zoraida zulema
abele adalgisa adelaide agata agostino alberta albino alessia alessio alida amato amedeo amelia anastasia angiolina
annalisa annibale antonino arcangelo arduino ariella aristide arnaldo artemisia assunta attilio augusta aurelia
azzurra baldassarre battista benedetta benedetto berenice bernadetta biagio brigida bruna brunella camillo candida
carolina caterina catia celeste cesare cesira cirillo clarissa clelia clemente cleopatra concetta corrado costantino
costanza crescenzo cristiana dafne dalila damiano danilo dante delia diamante domitilla dora edda edmondo edoardo
egidio elda elettra eliana elisabetta emanuela emiliana ennio enrica erica ermanno ermenegildo eros ersilia ester
evelina ezio fabiana fabrizia fausto fedele felicia ferdinanda ferruccio filiberto filomena fiorella fiorenzo flaminia
floriana fortunato fosca franco fulvia fulvio galileo gaspare gavino genoveffa germana gerolamo gertrude giacinta
giacinto gianfranco gianmaria gianna gianni ginevra gioacchino gioia giordano giosue giovanna giulio giuseppa giusi
goffredo grazia graziano graziella gregorio guerrino guglielmina guido igino ignazio immacolata innocenzo iolanda
ippolito irma isa isabella ivano jole katia lello leone leonora leopolda licia liliana lionello lisa loredana loretta
luce lucilla lucrezia ludovica luigia luigina luisella maddalena manfredo manlio mara marcello mariangela mariano
mariapia marica marilena marinella martino marzia marzio massimiliana matteo maurilio melania mercurio milo mimmo mina
mirella moreno nazario nella nello nerina nestore nevio nicla nicodemo nicoletta nilde nino nunzia olimpia olindo
onofrio orazio oreste orlando oronzo osvaldo ottavio ottone palmira paolina pasqualina patrizia pericle piera
pierangela pierfrancesco piergiorgio pierino pierpaolo pina pio pompeo priamo primo prospero quinto quirino rachele
raimonda ramona raniero regina remigio remo renzo riccarda rinaldo rinalda rodolfo romano romeo romilda romolo rosalba
rosaria rosella rosetta rosina rossana rossella ruggiero rutilio sabato salvatrice samanta samuela sante santina santo
savino scipione sebastiana secondo selene serafina sergia settimio severina sibilla sigismondo silvano silvestro
simonetta sirio spartaco speranza susanna susy tarcisio tea telemaco tecla terenzio terzo timoteo tito tommasina tosca
tranquillo tullia uberto ulisse umberta valente vanda vanna velia venanzio venera vespasiano vincenza vinicio violante
virgilio virginio vitale vitaliano vittoriano viviano yuri zaira zeno
`;
