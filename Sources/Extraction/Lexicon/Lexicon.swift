import ArabicText
public import Model

/// What is known beforehand about the world: entities with all their names, adjectives of countries, institutions, offices and who held them.
///
/// Made once at start from the files under `Config/lexicon`; everything that reads text works on it.
public struct Lexicon: Sendable {
  /// A body that every country has, named by its head and the country's adjective.
  struct Institution: Sendable {
    let suffix: String
    let name: String
    let isFeminine: Bool
    let nameEnglish: String
    let type: EntityType
    /// All heads, the name first; each with the country's adjective is a name of the body.
    let heads: [String]
    /// Words before a head of one word that show that it means something else (السياسة الخارجية الروسية); `ال*` is any definite word.
    let notAfter: Set<String>
  }

  /// What a relative adjective says.
  struct Demonym: Sendable {
    let country: Int
    let isFeminine: Bool
    let isSingular: Bool
  }

  /// All entities, in the order of their files; other tables point at them by index.
  public private(set) var entities: [Entity] = []
  private(set) var isCountry: [Bool] = []
  private(set) var isAgency: Set<Int> = []
  /// Where anybody can post: social networks and messengers.
  private(set) var isPlatform: Set<Int> = []
  private(set) var names = NameIndex()
  private(set) var demonyms = WordTable<Demonym>(capacity: 2_000)
  private(set) var institutions: [Institution] = []
  /// The institutions that the lexicon knows by a name of their own, by entity: which kind of body of which country.
  private(set) var institutionOfEntity: [Int: (suffix: String, country: Int)] = [:]
  private(set) var offices = OfficeTable()
  /// What is known of single words, folded.
  private(set) var evidence = WordTable<WordEvidence>(capacity: 16_000)
  private(set) var adjectiveOfCountry: [Int: String] = [:]
  /// The small words of the language.
  let words: GrammarWords
  private var indexBySlug = WordTable<Int>(capacity: 8_000)
  /// Every name that stands for itself, folded: no surname that is one of them is offered as an alias.
  private var plainNames = WordSet()
  /// While the files are read: the words of the persons' names.
  private var personNames: [(index: Int, words: [UInt64])] = []

  /// Reads the lexicon from files given as path and text; those outside `Config/lexicon` are passed over. Throws with file and line when a
  /// row is malformed, names an entity twice or points at one that does not exist.
  public init(files: [String: String]) throws(TableFile.Malformed) {
    words = try GrammarWords(files: files)
    let tables = try Self.tables(files)
    for table in tables where table.name.hasSuffix("/countries.tsv") { try addCountries(table) }
    for table in tables where table.name.hasSuffix("/places.tsv") { try addEntities(table, .place) }
    for table in tables where table.name.hasSuffix("/demonyms.tsv") { try addDemonyms(table) }
    for table in tables where table.name.hasSuffix("/organizations.tsv") { try addEntities(table, .organization) }
    for table in tables where table.name.contains("/persons/") { try addEntities(table, .person) }
    defer {
      addSurnames()
      addInstitutionsWithNames()
    }
    for table in tables where table.name.hasSuffix("/institutions.tsv") { addInstitutions(table) }
    for table in tables where table.name.hasSuffix("/offices.tsv") { try addOffices(table) }
    for table in tables where table.name.contains("/office-holders/") { try addHolders(table) }
    for table in tables where table.name.hasSuffix("/idioms.tsv") {
      for row in table.rows { names.add(row["phrase"], .idiom) }
    }
    for table in tables where table.name.hasSuffix("/given-names.tsv") { addGivenNames(table) }
    for table in tables where table.name.hasSuffix("/family-names.tsv") {
      for row in table.rows { note(.family, Folding.foldName(row["name"])) }
    }
    for table in tables where table.name.hasSuffix("/person-titles.tsv") {
      for row in table.rows { note(.title, Folding.foldName(row["word"])) }
    }
    for table in tables where table.name.hasSuffix("/common-words.tsv") {
      for row in table.rows { note(.common, row["word"]) }
    }
  }

  private static func tables(_ files: [String: String]) throws(TableFile.Malformed) -> [TableFile] {
    var tables: [TableFile] = []
    for (path, text) in files.sorted(by: { $0.key < $1.key }) where path.contains("Config/lexicon/") && path.hasSuffix(".tsv") {
      tables.append(try TableFile(name: path, text: text))
    }
    return tables
  }

  /// Whether titles may name an entity as the country of an office: countries, and places that have holders of offices of their own.
  func isState(_ index: Int) -> Bool {
    isCountry[index] || (entities[index].type == .place && offices.hasHolders(jurisdiction: entities[index].slug))
  }

  /// Whether a folded word is one for people: a title, a word for a body of people, a sound masculine plural (in a
  /// construct, too: مقاتلو).
  func meansPeople(_ folded: String) -> Bool {
    if folded.count > 4, folded.hasSuffix("ون") || folded.hasSuffix("ين") || folded.hasSuffix("و") { return true }
    return Clitics.hasStem(folded) { personTitles.contains(hash: $0) || words.isOne(.people, hash: $0) }
  }

  /// The index of the entity with a slug.
  func index(slug: String) -> Int? {
    indexBySlug[slug]
  }

  /// The entity with a slug.
  public func entity(slug: String) -> Entity? {
    indexBySlug[slug].map { entities[$0] }
  }
}

// MARK: - Single words

extension Lexicon {
  /// One kind of words, as a set.
  struct Words {
    fileprivate let evidence: WordTable<WordEvidence>
    fileprivate let kind: WordEvidence

    /// Whether a folded word is of the kind.
    func contains(_ word: some StringProtocol) -> Bool {
      contains(hash: WordHash.of(word))
    }

    /// Whether the word with a fingerprint is of the kind.
    func contains(hash: UInt64) -> Bool {
      evidence[hash: hash]?.isSuperset(of: kind) ?? false
    }
  }

  /// The given names, with whether each is also a common word.
  struct GivenNames {
    fileprivate let evidence: WordTable<WordEvidence>

    /// `nil` for a folded word that is no given name.
    subscript(word: some StringProtocol) -> Bool? { self[hash: WordHash.of(word)] }

    /// `nil` for the fingerprint of a word that is no given name.
    subscript(hash hash: UInt64) -> Bool? {
      guard let evidence = evidence[hash: hash], evidence.contains(.given) else { return nil }
      return evidence.contains(.givenWord)
    }
  }

  var givenNames: GivenNames { GivenNames(evidence: evidence) }
  var familyNames: Words { Words(evidence: evidence, kind: .family) }
  var commonWords: Words { Words(evidence: evidence, kind: .common) }
  /// Titles and professions that introduce persons, without article.
  var personTitles: Words { Words(evidence: evidence, kind: .title) }
}

// MARK: - Reading the files

extension Lexicon {
  private mutating func addCountries(_ table: TableFile) throws(TableFile.Malformed) {
    try addEntities(table, .place)
    for row in table.rows {
      guard let index = indexBySlug[row["slug"]] else { continue }
      isCountry[index] = true
      for (number, base) in row.list("demonyms").enumerated() {
        if number == 0 { adjectiveOfCountry[index] = base }
        addDemonym(base, of: index)
      }
      for plural in row.list("plurals") {
        demonyms[Folding.fold(plural)] = Demonym(country: index, isFeminine: false, isSingular: false)
      }
    }
  }

  private mutating func addDemonyms(_ table: TableFile) throws(TableFile.Malformed) {
    for row in table.rows {
      guard let index = indexBySlug[row["slug"]] else {
        throw TableFile.Malformed(file: table.name, line: row.line, reason: "no place '\(row["slug"])' in the lexicon")
      }
      for base in row.list("demonyms") { addDemonym(base, of: index) }
    }
  }

  private mutating func addDemonym(_ base: String, of country: Int) {
    guard !base.utf8.contains(UInt8(ascii: " ")) else { return }
    for form in NominalInflection.adjectiveForms(base) where demonyms[form.folded] == nil {
      demonyms[form.folded] = Demonym(country: country, isFeminine: form.isFeminine, isSingular: form.isSingular)
      note(.demonym, form.folded)
    }
  }

  /// Adds the rows of a file of names. A row's `guarded` cell says yes when its own name needs a guard, or lists names that need one.
  private mutating func addEntities(_ table: TableFile, _ type: EntityType) throws(TableFile.Malformed) {
    for row in table.rows {
      let slug = row["slug"]
      guard indexBySlug[slug] == nil else {
        throw TableFile.Malformed(file: table.name, line: row.line, reason: "the slug '\(slug)' stands in the lexicon already")
      }
      let index = entities.count
      indexBySlug[slug] = index
      let guarded = row.list("guarded").filter { !$0.utf8.elementsEqual("yes".utf8) }
      let aliases = row.list("aliases") + row.list("short") + guarded + row.list("aliases_en")
      entities.append(Entity(slug: slug, type: type, name: row["name"], nameEnglish: row.optional("name_en"), aliases: aliases))
      isCountry.append(false)
      if row["kind"] == "agency" { isAgency.insert(index) }
      if row["kind"] == "platform" { isPlatform.insert(index) }
      let nameIsGuarded = row["guarded"] == "yes" || guarded.contains(row["name"])
      let words = NameIndex.words(of: row["name"])
      names.add(words: words, .entity(index, isAlias: false, isGuarded: nameIsGuarded))
      note(words, type)
      if type == .person { personNames.append((index, words)) }
      for alias in row.list("aliases") + row.list("short") {
        let marks = NameIndex.vowelMarks(in: alias)
        let words = NameIndex.words(of: alias)
        names.add(words: words, marks.isEmpty ? .entity(index, isAlias: true, isGuarded: false) : .vocalized(index, marks: marks))
        plainNames.insert(hash: Self.fingerprint(words))
      }
      plainNames.insert(hash: Self.fingerprint(words))
      for alias in guarded where alias != row["name"] { names.add(alias, .entity(index, isAlias: true, isGuarded: true)) }
      if let english = row.optional("name_en") { names.add(english, .entity(index, isAlias: true, isGuarded: false)) }
      for alias in row.list("aliases_en") where alias.utf8.count > 2 || alias == alias.uppercased() {
        names.add(alias, .entity(index, isAlias: true, isGuarded: false))
      }
    }
  }

  private mutating func addInstitutionsWithNames() {
    let suffixes = Set(institutions.map(\.suffix))
    for index in entities.indices where entities[index].type == .organization {
      // A composed slug is a country's slug, a dash and a suffix; both may have dashes of their own.
      let slug = entities[index].slug
      for dash in slug.indices where slug[dash] == "-" {
        let suffix = String(slug[slug.index(after: dash)...])
        if suffixes.contains(suffix), let country = indexBySlug[String(slug[..<dash])], isCountry[country] {
          institutionOfEntity[index] = (suffix, country)
        }
      }
    }
  }

  /// Lets a person be asked for by the surname, too: `actor=الصفدي`, `actor=Safadi`. Several of one surname are told apart by the one who
  /// asks.
  private mutating func addSurnames() {
    for (index, name) in personNames where name.count >= 2 {
      let isCompound = words.isOne(.nameParticle, hash: name[name.count - 2])
      if isCompound, name.count == 2 { continue }
      if let english = entities[index].nameEnglish, let surname = Self.lastWords(1, of: english), surname.utf8.count >= 4 {
        addAlias(surname, to: index)
      }
      let last = name[name.count - 1]
      let key = isCompound ? [name[name.count - 2], last] : [last]
      guard name[name.count - 2] != Self.house, !plainNames.contains(hash: Self.fingerprint(key)),
        isCompound || (evidence[hash: last] ?? []).isDisjoint(with: [.common, .given]),
        let surname = Self.lastWords(key.count, of: entities[index].name), surname.unicodeScalars.count >= 3
      else { continue }
      addAlias(surname, to: index)
    }
    personNames = []
  }

  private mutating func addAlias(_ alias: String, to index: Int) {
    // Bytes: comparing strings by characters costs more than all else here.
    let isKnown = entities[index].aliases.contains { $0.utf8.elementsEqual(alias.utf8) }
    if !isKnown { entities[index].aliases.append(alias) }
  }

  /// The last words of a name; `nil` when it has no more than them.
  private static func lastWords(_ count: Int, of name: String) -> String? {
    let bytes = name.utf8
    var seen = 0
    var index = bytes.endIndex
    while index > bytes.startIndex {
      let before = bytes.index(before: index)
      if bytes[before] == UInt8(ascii: " ") {
        seen += 1
        if seen == count { return String(name[index...]) }
      }
      index = before
    }
    return nil
  }

  /// آل مكتوم is a house, not one of its sons.
  private static let house = WordHash.of("ال")

  private mutating func addInstitutions(_ table: TableFile) {
    for row in table.rows {
      let index = institutions.count
      let heads = [row["name"]] + row.list("aliases") + row.list("guarded")
      institutions.append(
        Institution(
          suffix: row["suffix"], name: row["name"], isFeminine: row["gender"] == "f", nameEnglish: row["name_en"],
          type: row["kind"] == "place" ? .place : .organization, heads: heads, notAfter: Set(row.list("not_after").map(Folding.fold))))
      for name in heads {
        let words = NameIndex.words(of: name)
        names.add(words: words, .institution(index))
        note(words, .organization)
      }
    }
  }

  private mutating func addOffices(_ table: TableFile) throws(TableFile.Malformed) {
    for row in table.rows {
      let office = offices.addOffice(row["office"])
      for pattern in row.list("titles") { names.add(pattern: pattern, .title(office)) }
      for pair in row.list("fixed") {
        let parts = pair.split(separator: "=")
        guard parts.count == 2, indexBySlug[String(parts[1])] != nil else {
          throw TableFile.Malformed(file: table.name, line: row.line, reason: "'\(pair)' is not title=jurisdiction")
        }
        names.add(String(parts[0]), .fixedTitle(office: office, jurisdiction: String(parts[1])))
      }
    }
  }

  private mutating func addHolders(_ table: TableFile) throws(TableFile.Malformed) {
    for row in table.rows {
      guard let person = indexBySlug[row["person"]] else {
        throw TableFile.Malformed(file: table.name, line: row.line, reason: "no person '\(row["person"])' in the lexicon")
      }
      guard let from = PartialDate(iso: row["from"]) else {
        throw TableFile.Malformed(file: table.name, line: row.line, reason: "'\(row["from"])' is not a date")
      }
      let to = row.optional("to").map { PartialDate(iso: $0) }
      if case .some(.none) = to {
        throw TableFile.Malformed(file: table.name, line: row.line, reason: "'\(row["to"])' is not a date")
      }
      offices.add(
        OfficeTable.Term(person: person, from: from.first, to: (to ?? nil)?.last), office: row["office"], jurisdiction: row["jurisdiction"])
    }
  }

  private mutating func addGivenNames(_ table: TableFile) {
    for row in table.rows { note(row["word"] == "yes" ? [.given, .givenWord] : .given, Folding.foldName(row["name"])) }
  }

  private mutating func note(_ evidence: WordEvidence, _ word: String) {
    note(evidence, hash: WordHash.of(word))
  }

  private mutating func note(_ evidence: WordEvidence, hash: UInt64) {
    self.evidence[hash: hash] = (self.evidence[hash: hash] ?? []).union(evidence)
  }

  /// One fingerprint for the words of a name.
  private static func fingerprint(_ words: [UInt64]) -> UInt64 {
    words.reduce(0) { WordHash.finish($0 &* 31 &+ $1) }
  }

  /// Notes what the words of an entity's name say of themselves.
  private mutating func note(_ words: [UInt64], _ type: EntityType) {
    guard let first = words.first, let last = words.last else { return }
    switch type {
    case .person where words.count > 1:
      note(.firstOfPerson, hash: first)
      note(.lastOfPerson, hash: last)
    case .organization where words.count > 1: note(.firstOfOrganization, hash: first)
    case .place:
      for word in words { note(.partOfPlace, hash: word) }
    case .person, .organization, .group, .other: break
    }
  }
}
