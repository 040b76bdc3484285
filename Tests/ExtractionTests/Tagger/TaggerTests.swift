import ArabicText
import Foundation
import Model
import Testing

@testable import Extraction

@Suite struct TaggerTests {
  private static let annotated = """
    قال\tO
    الوزير\tO
    رامي\tB-PERS
    شلهوب\tI-PERS
    و\tO
    نائب\tO
    ه\tO
    في\tO
    مدينة\tO
    زرقون\tB-LOC

    أعلنت\tO
    شركة\tB-ORG
    نورميكس\tI-ORG
    (د\tO
    أ)\tO
    """

  @Test func `annotated text is laid out as it is written, each token with its label`() {
    let sentences = CoNLLFile.sentences(of: Self.annotated)
    #expect(sentences.count == 2)
    #expect(sentences[0].text.tokens.map(\.folded) == ["قال", "الوزير", "رامي", "شلهوب", "ونائبه", "في", "مدينه", "زرقون"])
    #expect(sentences[0].labels == [0, 0, 1, 2, 0, 0, 0, 3])
    #expect(sentences[1].labels == [0, 5, 6, 0, 0, 0, 0])
  }

  @Test func `names of other kinds and bodies that every state has are told from organizations`() {
    let sentences = CoNLLFile.sentences(
      of: "زار\tO\tO\nوزارة\tB-ORG\tB-Government\nالصحة\tI-ORG\tI-Government\nوشركة\tO\tO\nنورميكس\tB-ORG\tB-Commercial\nو\tO\tO\n"
        + "العرب\tB-MISC\tB-Group\nسعاد\tB-PERS\tB-Artist")
    #expect(sentences.map(\.labels) == [[0, 7, 7, 0, 5, 7, 1]])
    #expect(TaggerLabel.kind(of: TaggerLabel.other) == nil && !TaggerLabel.isBegin(TaggerLabel.other))
  }

  @Test func `the noun that says what an organization is and the adjective of its country are no part of a name that is learned`() throws {
    let habits = LabelHabits(lexicon: try ConfigFiles.analyzer.get().lexicon)
    func labels(_ text: String, _ labels: [Int]) -> [Int] { habits.tidied(labels, of: TokenizedText(text)) }
    #expect(labels("قالت صحيفة «لومانيته» الفرنسية", [0, 5, 6, 6, 6, 6]) == [0, 0, 0, 5, 6, 0])
    #expect(labels("فاز نادي برايتون", [0, 5, 6]) == [0, 0, 5])
    #expect(labels("هزم نانسي الفرنسي خصمه", [0, 5, 6, 0]) == [0, 5, 0, 0])
    #expect(labels("حزب العمال الكردستاني", [5, 6, 6]) == [5, 6, 6])
    #expect(labels("وزارة الخارجية الفرنسية", [5, 6, 6]) == [5, 6, 6])
    #expect(labels("البنك المركزي المصري", [5, 6, 6]) == [5, 6, 6])
    #expect(labels("شركة", [5]) == [5])
  }

  @Test func `what is learned finds names that the sentences have, and survives its file`() throws {
    var options = TaggerTrainer.Options()
    options.minimumFeatureCount = 1
    options.rounds = 8
    options.clusters = 4
    options.minimumCount = 2
    var trainer = try TaggerTrainer(files: ConfigFiles.texts, options: options)
    let text = Array(repeating: Self.annotated, count: 12).joined(separator: "\n")
    let bytes = trainer.train(annotated: [.init(text: text)], raw: ["قال الوزير في مدينة\nأعلنت شركة"], log: { _ in })
    let model = try #require(TaggerModel(bytes: bytes))
    #expect(model.serialized() == bytes)
    let tagger = Tagger(model: model, lexicon: try Lexicon(files: ConfigFiles.texts))
    let reading = tagger.read(CoNLLFile.sentences(of: Self.annotated)[0].text, matches: [])
    #expect(reading.spans.map(\.tokens) == [2..<4, 7..<8])
    #expect(reading.spans.map(\.type) == [.person, .place])
    #expect(reading.spans.allSatisfy { $0.confidence > 0.5 && $0.confidence <= 1 })
    #expect(reading.outside[0] > 0.5)
  }

  @Test func `a damaged model is refused, not trapped on`() throws {
    let bytes = try #require(ConfigFiles.tagger)
    #expect(TaggerModel(bytes: bytes) != nil)
    #expect(TaggerModel(bytes: []) == nil)
    for length in [3, 7, 12, 40, 200, 5_000, bytes.count / 2, bytes.count - 1] {
      #expect(TaggerModel(bytes: Array(bytes.prefix(length))) == nil, "\(length)")
    }
    #expect(throws: TableFile.Malformed.self) { try ArticleAnalyzer(files: ConfigFiles.texts, tagger: [1, 2, 3]) }
  }

  @Test func `the probabilities of the labels of a token are one together, and no name begins inside`() {
    var random = SplitMix64(state: 11)
    let transitions = (0..<TaggerLabel.count).map { _ in Self.vector(&random) }
    let lattice = TaggerLattice(transitions: transitions)
    for length in [1, 2, 7, 40] {
      let pass = lattice.pass((0..<length).map { _ in Self.vector(&random) })
      let marginals = (0..<length).map { pass.marginal($0) }
      #expect(marginals.allSatisfy { abs($0.sum() - 1) < 1e-4 })
      let labels = TaggerLattice.best(marginals)
      #expect(labels.count == length)
      #expect(zip([0] + labels, labels).allSatisfy { TaggerLabel.mayFollow($1, $0) })
    }
    #expect(lattice.pass([]).alphas.isEmpty && TaggerLattice.best([]).isEmpty)
  }

  private static func vector(_ random: inout SplitMix64) -> SIMD8<Float> {
    var vector = SIMD8<Float>.zero
    for lane in 0..<TaggerLabel.count { vector[lane] = Float.random(in: -4...4, using: &random) }
    return vector
  }

  @Test(arguments: [-80, -12.5, -1, -0.01, 0, 0.3, 1, 9.75, 60] as [Float])
  func `the quick exponential is right to four digits`(x: Float) {
    let expected = Float(Foundation.exp(Double(x)))
    #expect(abs(TaggerLattice.exp(SIMD8(repeating: x))[3] - expected) <= expected * 1e-4)
  }

  @Test func `random text is read without a trap, and all spans lie in it`() throws {
    var random = SplitMix64(state: 23)
    let model = try #require(ConfigFiles.tagger.flatMap { TaggerModel(bytes: $0) })
    let tagger = Tagger(model: model, lexicon: try ConfigFiles.analyzer.get().lexicon)
    let words = ["و", "قال", "محمد", "لل", "«", "»", ".", "12", "IMF", "القاهرة", "ـــ", "بن", "عبد", "\n", "😀", "ال", "وال", "شركة"]
    for _ in 0..<200 {
      let text = TokenizedText(
        (0..<Int.random(in: 0...30, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " "))
      let reading = tagger.read(text, matches: [])
      #expect(reading.outside.count == text.tokens.count)
      #expect(reading.spans.allSatisfy { !$0.tokens.isEmpty && $0.tokens.upperBound <= text.tokens.count })
    }
  }
}
