using System.Collections.ObjectModel;

namespace Procur.Integrations;

/// <summary>Somebody who signs.</summary>
/// <param name="Email">The e-mail address.</param>
/// <param name="Name">The name, as it is to be signed.</param>
public sealed record EnvelopeSigner(string Email, string Name)
{
    /// <summary>His turn: those of the same number go together, lower ones first.</summary>
    public int Order { get; init; } = 1;

    /// <summary>The template's role; needed where the envelope is made of a template.</summary>
    public string? Role { get; init; }

    /// <summary>
    /// The host's own id of him where he signs within the host's pages (<see cref="IEmbeddedSigning"/>): the service then mails him nothing. Null
    /// for one who is mailed.
    /// </summary>
    public string? EmbeddedId { get; init; }

    /// <summary>Where he signs and what he fills in; of a template its own where it is empty.</summary>
    public IReadOnlyList<SignatureTab> Tabs { get; init; } = [];

    /// <summary>Values for the template's text fields, by label.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The turn only: the rest is personal.</summary>
    public override string ToString() => $"EnvelopeSigner {Order}";
}
