namespace Procur.Integrations;

/// <summary>When money that was authorised is taken.</summary>
public enum CaptureMode
{
    /// <summary>At once.</summary>
    Automatic = 0,

    /// <summary>Later, by <see cref="IPaymentAuthorizations.CapturePaymentAsync"/>.</summary>
    Manual,
}
