namespace Procur.Integrations.System.Tests.Crashes;

/// <summary>A service that can be asked by a reference: at most one effect, settled by look-up.</summary>
public sealed class SapOnSqliteTests() : SendingSuite("sap", "purchase-order", "sqlite");
