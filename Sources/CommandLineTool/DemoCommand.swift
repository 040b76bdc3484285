enum DemoCommand { static func run(_ invocation: Invocation) throws -> ExitStatus { .ok } }
