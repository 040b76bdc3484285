import ArabicText
import Model

/// Finds who and what an article speaks of: names of the lexicon, persons it does not know, surnames after the full name, offices by date.
struct EntityFinder: Sendable {
  let lexicon: Lexicon
  let guards: Guards
  let strangers: StrangerFinder
  /// Reads names by what was learned; without one the lexicon and the rules speak alone.
  var tagger: Tagger?

  /// One field of an article with its tokens.
  struct FieldText {
    let field: Mention.Field
    let text: TokenizedText
  }

  /// A mention with the tokens that it covers, for the stages that read sentences.
  struct Found: Sendable {
    let field: Mention.Field
    let tokens: Range<Int>
    let span: ScalarSpan
    let how: Mention.How
    let entity: Entity
    let confidence: Float
    let foundBy: Mention.Finder
    /// Whether it lies inside another mention: the organization in a title that stands for a person (الأمين العام للأمم المتحدة). It counts as
    /// a mention; who reads the sentence reads the title alone.
    var isInside = false
  }

  /// The mentions of all fields, in reading order within each.
  func find(in fields: [FieldText], published: PartialDate?) -> [Found] {
    let scanned = fields.map { $0.text.tokens.isEmpty ? [] : scan($0.text) }
    let matches = NameVariants(lexicon: lexicon, matches: scanned).unified(scanned)
    let surnames = SurnameTable(lexicon: lexicon, matches: zip(fields, matches).map { ($0.text, $1) })
    let named = Set(
      matches.joined().compactMap { match -> Int? in
        guard case .entity(let index, _) = match.meaning, lexicon.entities[index].type == .person else { return nil }
        return index
      }
    ).union(surnames.persons)
    let resolver = OfficeResolver(lexicon: lexicon, published: published, named: named)
    let institutions = institutions(namedIn: matches)
    var found: [Found] = []
    for (field, matches) in zip(fields, matches) {
      let others = matches.filter { !surnames.knows($0, in: field.text) }.map { surnames.named($0, in: field.text) }
        .filter { !isNobody($0) }
      var all = others + surnames.matches(in: field.text, beside: others)
      all.sort { $0.span < $1.span }
      found += resolve(all, in: field, with: resolver, institutions)
    }
    return found
  }

  /// Whether a match is no more than a given name that many bear: who is meant is told by nothing in the article.
  private func isNobody(_ match: NameMatch) -> Bool {
    guard case .stranger(let name, .person) = match.meaning, match.length == 1, match.foundBy == .tagger else { return false }
    return (lexicon.evidence[Folding.foldName(name)] ?? []).isSuperset(of: [.given, .firstOfPerson])
  }

  /// What the lexicon alone finds in a text, for the tagger: the longest match at each token, and the names inside titles.
  func known(in text: TokenizedText) -> [NameMatch] {
    var scanner = NameScanner(finder: self, text: text)
    return scanner.known()
  }

  /// The matches of one text, none overlapping another.
  private func scan(_ text: TokenizedText) -> [NameMatch] {
    var scanner = NameScanner(finder: self, text: text)
    guard let tagger else { return scanner.matches() }
    let reading = tagger.read(text, matches: scanner.known())
    return NameCombiner(lexicon: lexicon, text: text, reading: reading).combine(scanner.matches())
  }

  private func resolve(_ matches: [NameMatch], in field: FieldText, with resolver: OfficeResolver, _ institutions: [Int: Entity]) -> [Found]
  {
    let matcher = NameMatcher(lexicon: lexicon, guards: guards, text: field.text)
    var found: [Found] = []
    var lastOffice: Int?
    for (position, match) in matches.enumerated() {
      switch match.meaning {
      case .entity(let index, let isAlias):
        if lexicon.isCredit(match, of: index, in: field.text) { continue }
        found.append(make(match, field, isAlias ? .alias : .name, lexicon.entities[index], span: matcher.properSpan(of: match)))
        if let office = resolver.office(of: index) { lastOffice = office }
      case .institution(let institution, let country):
        found.append(make(match, field, .name, lexicon.institution(institution, of: country)))
      case .idiom: continue
      case .bareInstitution(let index):
        if let entity = institutions[index] { found.append(make(match, field, .alias, entity)) }
      case .stranger(let name, let type):
        found.append(make(match, field, .name, Stranger.entity(named: name, type)))
      case .demonym(let country):
        found.append(demonym(match, of: country, at: position, in: matches, field, with: resolver, after: lastOffice))
      case .title(let office, let jurisdiction):
        lastOffice = office
        if !isFollowedByPerson(position, matches, field.text), !isFormerOrDeputy(match, in: field.text),
          let person = resolver.holder(office: office, jurisdiction: jurisdiction)
        {
          found.append(make(match, field, .title, lexicon.entities[person]))
          for var name in insideTitle(match, field) where name.how != .demonym {
            name.isInside = true
            found.append(name)
          }
        } else {
          found += insideTitle(match, field)
        }
      }
    }
    return found
  }

  /// The nation of an adjective, or the person of "نظيره الروسي": the holder of the office that was spoken of last.
  private func demonym(
    _ match: NameMatch, of country: Int, at position: Int, in matches: [NameMatch], _ field: FieldText, with resolver: OfficeResolver,
    after lastOffice: Int?
  ) -> Found {
    if let office = lastOffice, let counterpart = counterpart(match, in: field.text),
      let person = resolver.holder(office: office, jurisdiction: lexicon.entities[country].slug),
      !isFollowedByPerson(position, matches, field.text)
    {
      return make(counterpart, field, .title, lexicon.entities[person])
    }
    return make(match, field, .demonym, lexicon.entities[country])
  }

  /// The country or organization in a title that does not stand for a person here.
  private func insideTitle(_ title: NameMatch, _ field: FieldText) -> [Found] {
    NameMatcher(lexicon: lexicon, guards: guards, text: field.text).namesInside(title).compactMap { match in
      switch match.meaning {
      case .entity(let index, let isAlias): make(match, field, isAlias ? .alias : .name, lexicon.entities[index])
      case .demonym(let country): make(match, field, .demonym, lexicon.entities[country])
      default: nil
      }
    }
  }

  /// For each head of an institution the body that an article means by it alone: the only one of that kind that it names in full.
  private func institutions(namedIn matches: [[NameMatch]]) -> [Int: Entity] {
    var named: [String: Set<Int>] = [:]
    for match in matches.joined() {
      switch match.meaning {
      case .institution(let index, let country): named[lexicon.institutions[index].suffix, default: []].insert(country)
      case .entity(let index, _):
        if let known = lexicon.institutionOfEntity[index] { named[known.suffix, default: []].insert(known.country) }
      default: break
      }
    }
    var result: [Int: Entity] = [:]
    for index in lexicon.institutions.indices {
      if let countries = named[lexicon.institutions[index].suffix], countries.count == 1, let country = countries.first {
        result[index] = lexicon.institution(index, of: country)
      }
    }
    return result
  }

  private func make(
    _ match: NameMatch, _ field: FieldText, _ how: Mention.How, _ entity: Entity, span: ScalarSpan? = nil
  ) -> Found {
    Found(
      field: field.field, tokens: match.tokens, span: span ?? match.span, how: how, entity: entity, confidence: match.confidence,
      foundBy: match.foundBy)
  }

  /// A person's name right behind a title, at most a comma, a bracket or a particle between, says whom the title means.
  private func isFollowedByPerson(_ position: Int, _ matches: [NameMatch], _ text: TokenizedText) -> Bool {
    var next = matches[position].tokens.upperBound
    var skipped = 0
    while next < text.tokens.count, skipped < 2, text.tokens[next].kind == .punctuation, text.tokens[next].folded != "." {
      next += 1
      skipped += 1
    }
    // معالي، سمو، الدكتور stand between the office and the name.
    var honours = 0
    while next < text.tokens.count, honours < 3, !isNameAt(next, position, matches), isHonour(text.tokens[next].folded) {
      next += 1
      honours += 1
    }
    guard next < text.tokens.count else { return false }
    if position + 1 < matches.count, matches[position + 1].tokens.lowerBound == next {
      switch matches[position + 1].meaning {
      case .entity(let index, _): return lexicon.entities[index].type == .person
      case .stranger(_, let type): return type == .person
      default: break
      }
    }
    guard skipped == 0, next + 1 < text.tokens.count, lexicon.givenNames[text.tokens[next].folded] != nil else { return false }
    let second = text.tokens[next + 1]
    return second.kind == .arabic && !lexicon.commonWords.contains(text.tokens[next].folded) && !lexicon.commonWords.contains(second.folded)
  }

  private func isNameAt(_ token: Int, _ position: Int, _ matches: [NameMatch]) -> Bool {
    position + 1 < matches.count && matches[position + 1].tokens.lowerBound == token
  }

  private func isHonour(_ folded: String) -> Bool {
    lexicon.personTitles.contains(folded) || (folded.hasPrefix("ال") && lexicon.personTitles.contains(String(folded.dropFirst(2))))
  }

  /// "نائب" before a title and "السابق" behind it mean somebody else.
  private func isFormerOrDeputy(_ match: NameMatch, in text: TokenizedText) -> Bool {
    if match.tokens.lowerBound > 0 {
      let before = text.tokens[match.tokens.lowerBound - 1].folded
      if Clitics.hasStem(before, where: { lexicon.words.isOne(.deputy, hash: $0) }) { return true }
    }
    guard match.tokens.upperBound < text.tokens.count else { return false }
    return lexicon.words.isOne(.former, text.tokens[match.tokens.upperBound].folded)
  }

  /// The words "نظيره الروسي" around an adjective that stands for a country.
  private func counterpart(_ match: NameMatch, in text: TokenizedText) -> NameMatch? {
    guard match.length == 1, match.tokens.lowerBound > 0, text.tokens[match.tokens.lowerBound].folded.hasPrefix("ال") else { return nil }
    let index = match.tokens.lowerBound - 1
    let token = text.tokens[index]
    guard let reading = Clitics.readings(of: token.folded).first(where: { lexicon.words.isOne(.counterpart, $0.stem) }) else { return nil }
    let start = text.offset(ofFolded: reading.nameStart, in: token)
    return NameMatch(meaning: match.meaning, tokens: index..<match.tokens.upperBound, span: ScalarSpan(start, match.span.end))
  }
}

extension Lexicon {
  /// The institution of a country as an entity: the one that the lexicon knows by name, or one made of the head and the adjective.
  func institution(_ index: Int, of country: Int) -> Entity {
    let nation = entities[country]
    let suffix = institutions[index].suffix
    let slug = nation.slug + "-" + suffix
    if let known = entity(slug: slug) { return known }
    let rows = institutions.filter { $0.suffix == suffix }
    let adjective = adjectiveOfCountry[country] ?? nation.name
    let names = rows.flatMap { row in row.heads.map { $0 + " ال" + adjective + (row.isFeminine ? "ة" : "") } }
    let english = institutions[index].nameEnglish.split(separator: "{country}", omittingEmptySubsequences: false)
      .joined(separator: nation.nameEnglish ?? nation.slug)
    return Entity(
      slug: slug, type: institutions[index].type, name: names.first ?? slug, nameEnglish: english, aliases: Array(names.dropFirst()))
  }
}
