namespace Procur.Integrations.Stripe;

/// <summary>A page of a list, or of a search.</summary>
/// <typeparam name="T">What is listed.</typeparam>
public sealed class StripeList<T>
{
    /// <summary>The items of this page.</summary>
    public IReadOnlyList<T> Data { get; set; } = [];

    /// <summary>Whether there are more; a list goes on with <c>starting_after</c> and the last id.</summary>
    public bool HasMore { get; set; }

    /// <summary>A search goes on with <c>page</c> and this.</summary>
    public string? NextPage { get; set; }
}
