extension Server {
  /// Whether every event loop still takes what it is told; for watchdogs.
  ///
  /// - Parameter patience: how long a busy loop may take.
  public func loopsAnswer(within patience: Duration) -> Bool {
    group.reports(within: patience).count == group.members.count
  }
}
