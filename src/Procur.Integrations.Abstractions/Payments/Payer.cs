namespace Procur.Integrations;

/// <summary>Who pays and by what. Leave it out where the payer chooses later (a redirect, a checkout page, a client SDK).</summary>
public abstract record Payer
{
    private protected Payer() { }

    /// <summary>A payment method that the service has tokenised, such as <c>pm_…</c>.</summary>
    public static Payer WithMethod(string token) => new MethodPayer(token);

    /// <summary>A phone whose owner is asked to approve, in any usual notation; normalised by the service's own rules.</summary>
    public static Payer WithPhone(string number) => new PhonePayer(number);
}
