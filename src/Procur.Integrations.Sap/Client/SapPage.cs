using Procur.Integrations.Wire;

namespace Procur.Integrations.Sap;

/// <summary>A page of a list.</summary>
/// <typeparam name="T">The wire record.</typeparam>
/// <param name="Items">What is on it.</param>
/// <param name="Next">Where it goes on, to be given back as <see cref="SapQuery.From"/>; null at the end.</param>
/// <param name="Reply">The answer as it came.</param>
public sealed record SapPage<T>(IReadOnlyList<T> Items, string? Next, WireReply Reply);
