namespace Procur.Integrations;

/// <summary>Pays by approving a prompt on a phone.</summary>
/// <param name="Number">The phone number.</param>
public sealed record PhonePayer(string Number) : Payer
{
    /// <summary>The last two digits only: a phone number is personal data.</summary>
    public override string ToString() => $"PhonePayer (…{(Number.Length > 2 ? Number[^2..] : "")})";
}
