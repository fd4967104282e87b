namespace Procur.Integrations.System.Tests.Crashes;

/// <summary>A service that can be asked: at most one effect, settled by look-up.</summary>
public sealed class SlackOnPostgresTests() : SendingSuite("slack", "message", "postgresql");
