import Model

/// Settles what several events of one sentence make of each other: a death that an attack, a disaster or an accident caused is their outcome
/// and no happening of its own, and a fire that was set is no accident.
enum SentenceOutcome {
  /// The events of a sentence that stay.
  static func settled(_ events: [Event]) -> [Event] {
    guard events.count > 1 else { return events }
    var events = events
    if events.contains(where: { $0.type == .assault && $0.mode != nil && !$0.historical }) { events.removeAll { $0.type == .accident } }
    guard let cause = events.firstIndex(where: { [.accident, .disaster, .assault].contains($0.type) }) else { return events }
    let dead = events.filter { $0.type == .die }.flatMap(\.targets)
    if events[cause].targets.isEmpty || events[cause].type != .assault {
      let known = Set(events[cause].targets.map(\.span))
      events[cause].targets += dead.filter { !known.contains($0.span) }
    }
    events.removeAll { $0.type == .die }
    return events
  }
}
