namespace Procur.Integrations.Mpesa;

/// <summary>What the service itself said when a callback, which nobody signs, was checked with it.</summary>
public enum MpesaConfirmation
{
    /// <summary>It could not be asked, or does not know yet: ask again by <see cref="IPaymentProvider.GetPaymentAsync"/>.</summary>
    Unconfirmed = 0,

    /// <summary>It says the same.</summary>
    Confirmed,

    /// <summary>It says something else, or the amount is not the one asked for: forged, or of another payment.</summary>
    Contradicted,
}
