namespace Procur.Integrations.System.Tests.Crashes;

/// <summary>A service that dedupes by key: one effect.</summary>
public sealed class StripeOnSqliteTests() : SendingSuite("stripe", "payment", "sqlite");
