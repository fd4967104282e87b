namespace Procur.Integrations;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Items">The items of this page, possibly none even where there are further pages.</param>
/// <param name="Next">The service's cursor of the next page, opaque and resumable; null on the last page.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
