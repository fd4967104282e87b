namespace Procur.Integrations.SendGrid.Wire;

/// <summary>An address.</summary>
/// <param name="Email">The address alone.</param>
/// <param name="Name">The name shown with it.</param>
public sealed record SendGridAddress(string Email, string? Name = null)
{
    /// <summary>The type alone: what it holds is personal.</summary>
    public override string ToString() => nameof(SendGridAddress);
}
