public import ArabicText
public import Model

/// Forms of a word that no stemming unites: broken plurals, verbs and their nouns, spellings of names. Which texts hold them is a matter of
/// the query, so that a better table needs no new index.
public struct SearchVariants: Sendable {
  /// For each stem the stems of all forms of its words.
  private let stems: [String: [String]]
  /// Words that begin with a letter that is no particle.
  private let lookAlikes: Set<String>

  /// No tables: a word is looked for in the forms that one stem covers.
  public static let none = SearchVariants(stems: [:], lookAlikes: [])

  private init(stems: [String: [String]], lookAlikes: Set<String>) {
    self.stems = stems
    self.lookAlikes = lookAlikes
  }

  /// Reads the tables under `Config/search` among some files.
  public init(files: [String: String]) throws(TableFile.Malformed) {
    var stems: [String: [String]] = [:]
    var lookAlikes: Set<String> = []
    for (name, text) in files.sorted(by: { $0.key < $1.key }) where name.hasPrefix("Config/search/") {
      for row in try TableFile(name: name, text: text).rows {
        if let word = row.optional("look_alike") {
          lookAlikes.insert(word)
          continue
        }
        let all = ([row["word"]] + row.list("forms")).flatMap { word in
          // The analyzer sees by the hamza that ألوان has no article.
          SearchAnalyzer.terms(of: word).flatMap { [$0.stem] + (Self.startsWithParticle($0.folded) ? Self.stems(of: $0.folded) : []) }
        }
        for stem in all {
          for other in all where !stems[stem, default: []].contains(other) { stems[stem, default: []].append(other) }
        }
      }
    }
    self.init(stems: stems, lookAlikes: lookAlikes)
  }

  /// Under which stems a folded word without article stands in the index: bare, and with the article, behind which its first letter is not
  /// taken for a particle (برنامج, البرنامج).
  private static func stems(of word: String) -> [String] {
    let bare = SearchAnalyzer.stem(word)
    return startsWithParticle(word) ? [bare, SearchAnalyzer.stem("ال" + word)] : [bare]
  }

  private static func startsWithParticle(_ word: String) -> Bool {
    guard let first = word.unicodeScalars.first else { return false }
    return first == "و" || first == "ب" || first == "ل" || first == "ك"
  }

  /// The stems by which a word of a query is looked for beside its own.
  public func stems(like term: SearchAnalyzer.Term) -> [String] {
    var word = term.folded
    // A word that keeps its ال has none: إلهام.
    if word.hasPrefix("ال"), !term.stem.hasPrefix("ال") { word.unicodeScalars.removeFirst(2) }
    var result: [String] = []
    func add(_ stem: String) {
      if stem != term.stem, !result.contains(stem) { result.append(stem) }
    }
    for stem in [term.stem] + (Self.startsWithParticle(word) ? Self.stems(of: word) : []) {
      add(stem)
      for other in stems[stem, default: []] { add(other) }
    }
    for stem in stemsOfShortForms(word) { add(stem) }
    return result
  }

  /// What the light stem leaves on a short word, since it cannot know whether لوقف is ل and وقف, or طرفين two of طرف. The query knows: it
  /// asks for وقف.
  private static let particles = ["ل", "ب", "ك", "و", "ف", "ول", "وب", "وك", "فل", "فب"]

  private func stemsOfShortForms(_ word: String) -> [String] {
    let letters = word.unicodeScalars
    guard (3...5).contains(letters.count), let first = letters.first, CharacterClass(first) == .arabic, !word.hasPrefix("ال") else {
      return []
    }
    var stems: [String] = Self.particles.compactMap { particle in
      let form = particle + word
      if lookAlikes.contains(form) || particle.unicodeScalars.count == 2 && lookAlikes.contains(String(form.dropFirst())) { return nil }
      let stem = SearchAnalyzer.stem(form)
      // Where more than the particle goes, another word is left: ل before لجنة looks like لل before جنة.
      return stem.hasPrefix(particle) ? stem : nil
    }
    let dual = word + "ين"
    if letters.count == 3, !lookAlikes.contains(dual) { stems.append(SearchAnalyzer.stem(dual)) }
    return stems
  }
}
