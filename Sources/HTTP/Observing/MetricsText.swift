/// Lines in the Prometheus text format.
struct MetricsText {
  private(set) var text = ""

  mutating func counter(_ name: String, _ help: String, _ samples: [(labels: String, value: Int)]) {
    begin(name, "counter", help)
    for sample in samples { line(name, sample.labels, "\(sample.value)") }
  }

  mutating func gauge(_ name: String, _ help: String, _ samples: [(labels: String, value: Int)]) {
    begin(name, "gauge", help)
    for sample in samples { line(name, sample.labels, "\(sample.value)") }
  }

  /// A number of seconds.
  mutating func seconds(_ name: String, _ kind: String, _ help: String, _ value: Double) {
    begin(name, kind, help)
    line(name, "", "\(value)")
  }

  mutating func histogram(_ name: String, _ help: String, _ samples: [(labels: String, value: Histogram)]) {
    begin(name, "histogram", help)
    for (labels, histogram) in samples {
      let prefix = labels.isEmpty ? "" : labels + ","
      var count = 0
      for (place, bound) in Histogram.bounds.enumerated() {
        count += histogram.buckets[place]
        line(name + "_bucket", "\(prefix)le=\"\(Double(bound) / 1e9)\"", "\(count)")
      }
      count += histogram.buckets[Histogram.bounds.count]
      line(name + "_bucket", "\(prefix)le=\"+Inf\"", "\(count)")
      line(name + "_sum", labels, "\(Double(histogram.nanoseconds) / 1e9)")
      line(name + "_count", labels, "\(count)")
    }
  }

  private mutating func begin(_ name: String, _ kind: String, _ help: String) {
    text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind)\n"
  }

  private mutating func line(_ name: String, _ labels: String, _ value: String) {
    text += labels.isEmpty ? "\(name) \(value)\n" : "\(name){\(labels)} \(value)\n"
  }
}
