import ArabicText
import Extraction
import Foundation
import Model
import Testing

@Suite struct EventRulesTests {
  private static func names(_ event: Event) -> String {
    let sides = [event.actors, event.targets].map { $0.map(\.text).joined(separator: "+") }
    return "\(event.rule): \(sides[0]) > \(sides[1]) [\(event.status)]"
  }

  @Test func `every type has triggers and every rule has examples`() throws {
    let analyzer = try ConfigFiles.analyzer.get()
    let examples = analyzer.eventRules.examples.filter(\.fires)
    #expect(Set(examples.map(\.type)) == Set(PloverType.allCases))
    for (rule, count) in Dictionary(grouping: examples, by: \.rule).mapValues(\.count) { #expect(count >= 3, "\(rule)") }
  }

  @Test func `the rules fire in their own examples`() throws {
    let examples = try ConfigFiles.analyzer.get().eventRules.examples.filter(\.fires)
    var missed: [String] = []
    for example in examples {
      let events = try ConfigFiles.findings(example.text).events
      if !events.contains(where: { $0.rule == example.rule }) {
        missed.append("\(example.rule): \(example.text) — \(events.map(Self.names))")
      }
    }
    #expect(missed.count * 22 <= examples.count, "\(missed.count) of \(examples.count): \(missed.prefix(10))")
  }

  @Test func `participants of the examples are found`() throws {
    let examples = try ConfigFiles.analyzer.get().eventRules.examples.filter { $0.fires && $0.participants.contains(">") }
    var wrong: [String] = []
    for example in examples {
      let sides = example.participants.components(separatedBy: ">").map { Self.words($0) }
      let events = try ConfigFiles.findings(example.text).events.filter { $0.rule == example.rule }
      let isRight = events.contains { event in
        let found = [event.actors, event.targets].map { Self.words($0.map(\.text).joined(separator: " ")) }
        let all = found[0].union(found[1])
        if event.type.isReciprocal { return sides.allSatisfy { $0.isEmpty || !$0.isDisjoint(with: all) } }
        return zip(sides, found).allSatisfy { $0.isEmpty || !$0.isDisjoint(with: $1) }
      }
      if !isRight { wrong.append("\(example.participants) — \(example.text) — \(events.map(Self.names))") }
    }
    #expect(wrong.count * 7 <= examples.count, "\(wrong.count) of \(examples.count): \(wrong.prefix(10))")
  }

  private static func words(_ text: String) -> Set<String> {
    Set(
      TokenizedText(text).tokens.filter { $0.kind != .punctuation }.map {
        $0.folded.hasPrefix("ال") ? String($0.folded.dropFirst(2)) : $0.folded
      })
  }

  @Test func `most counter-examples stay without the event`() throws {
    let counters = try ConfigFiles.analyzer.get().eventRules.examples.filter { !$0.fires }
    var fired: [String] = []
    for counter in counters {
      let events = try ConfigFiles.findings(counter.text).events.filter { $0.type == counter.type && $0.status == .occurred }
      if !events.isEmpty { fired.append("\(counter.text) — \(events.map(Self.names))") }
    }
    #expect(fired.count * 50 <= counters.count, "\(fired.count) of \(counters.count): \(fired.prefix(10))")
  }
}
