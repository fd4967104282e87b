namespace Procur.Integrations.Sql;

/// <summary>The column <c>last_test</c>.</summary>
internal sealed record StoredTest(long At, bool Succeeded, string Message, string? Kind);
