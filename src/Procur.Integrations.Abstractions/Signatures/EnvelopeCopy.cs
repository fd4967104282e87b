namespace Procur.Integrations;

/// <summary>Somebody who is given a copy.</summary>
/// <param name="Email">The e-mail address.</param>
/// <param name="Name">The name.</param>
public sealed record EnvelopeCopy(string Email, string Name)
{
    /// <summary>His turn among the signers; null for after all of them.</summary>
    public int? Order { get; init; }

    /// <summary>The template's role; needed where the envelope is made of a template.</summary>
    public string? Role { get; init; }

    /// <summary>The turn only: the rest is personal.</summary>
    public override string ToString() => $"EnvelopeCopy {Order}";
}
