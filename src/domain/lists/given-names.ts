/**
 * Given names that many people in Morocco bear, folded as `foldText` folds: enough of them that a
 * column of pupils is known by some of its rows, in either script.
 */
const ARABIC = `محمد احمد يوسف عمر علي حسن حسين ابراهيم اسماعيل ادم ايوب امين انس اسامه ايمن الياس بلال
جواد حمزه حمو خالد رشيد رضا زكرياء زكريا زيد سعد سعيد سفيان سليمان سليم سمير شعيب صلاح طارق طه عادل
عبدالله عبدالرحمان عبدالرحمن عبدالقادر عثمان عزيز عماد عمران غالي فواد فيصل قاسم كريم كمال لحسن محسن
محمود مراد مروان مصطفي معاذ مهدي مولاي موسي ناصر نبيل نور الدين هشام وليد ياسر ياسين يحيي يونس يوبا
فاطمه عايشه خديجه مريم زينب سلمي سارا ساره هاجر هبه هند هدي ايمان امينه امال امل اسماء اكرام الهام
بشري بثينه جميله جنات جني حسناء حليمه حنان دعاء دنيا رانيا رجاء رقيه ريم زهره زهراء سعاد سكينه سلوي
سميره سميه سناء شيماء صفاء ضحي عبير عزيزه غزلان غيثه فردوس فدوي كوثر لبني لطيفه ليلي لينا لمياء مليكه
مني ملاك منال نادي ناديه نجاه نجوي نزهه نسرين نعيمه نهيله نوال نور نوره هناء وفاء وصال وداد ياسمين يسرا يسري`;

const LATIN = `mohamed mohammed muhammad ahmed youssef yousef yusuf omar ali hassan hussein houssine ibrahim
brahim ismail adam ayoub amine anas oussama ayman aymane ilyas ilyass bilal jawad hamza khalid rachid reda
zakaria zaid saad said soufiane soulaimane slimane salim samir chouaib salah tarik tariq taha adil abdellah
abdallah abderrahmane abderrahim abdelkader abdelaziz abdelilah abdelhak othmane aziz imad imrane fouad
faical faisal kacem karim kamal lahcen mohcine mehdi mourad marouane mustapha mostafa mouad moad moulay
moussa nasser nabil noureddine hicham walid yasser yassine yahya younes youness rayan rayane ziad
fatima fatimazahra aicha khadija meryem maryam mariam zineb zaynab salma sara sarah hajar hiba hind houda
imane iman amina amal asmae asma ikram ilham bouchra jamila jannat jana hasnae halima hanane doaa dounia
rania rajae rokaya roqaya rim zahra souad soukaina salwa samira soumia soumaya sanae chaimae safae safaa
douha abir aziza ghizlane ghita firdaous fadwa kaoutar lobna loubna latifa laila leila lina lamia lamyae
malika mouna malak manal nadia najat najoua nezha nisrine naima nouhaila nawal nour noura hanae wafae wafaa
wissal widad yasmine yousra yusra inas ines aya farah`;

export const GIVEN_NAMES: ReadonlySet<string> = new Set(`${ARABIC} ${LATIN}`.split(/\s+/));
