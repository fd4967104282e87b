namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>What a test card does when it is charged.</summary>
internal enum StripeCardConduct
{
    /// <summary>It pays.</summary>
    Pays,

    /// <summary>It is declined.</summary>
    Declines,

    /// <summary>Its holder has to prove who he is, then it pays.</summary>
    AsksFirst,

    /// <summary>Its holder has to prove who he is, then it is declined.</summary>
    AsksThenDeclines,

    /// <summary>It pays; a refund to it stays pending until somebody settles it.</summary>
    RefundsLate,
}
