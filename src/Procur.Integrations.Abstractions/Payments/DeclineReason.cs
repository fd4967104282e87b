namespace Procur.Integrations;

/// <summary>Why a payer's payment was not taken, in one vocabulary for all services.</summary>
public enum DeclineReason
{
    /// <summary>A reason this version does not know; the service's code stands beside it.</summary>
    Unrecognized = 0,

    /// <summary>The payer's bank gave no reason.</summary>
    Generic,

    /// <summary>Not enough money.</summary>
    InsufficientFunds,

    /// <summary>The card or account has expired.</summary>
    Expired,

    /// <summary>Number, date, code or account is wrong.</summary>
    InvalidDetails,

    /// <summary>The PIN or security code was wrong.</summary>
    WrongPin,

    /// <summary>The payer must prove who he is.</summary>
    AuthenticationRequired,

    /// <summary>The payer failed or refused to prove who he is.</summary>
    AuthenticationFailed,

    /// <summary>The payer said no.</summary>
    CanceledByPayer,

    /// <summary>The payer did not answer in time, or could not be reached.</summary>
    NoResponse,

    /// <summary>A limit of the payer or of the payee is exceeded.</summary>
    LimitExceeded,

    /// <summary>Lost, stolen, or suspected fraud: do not try again and do not tell the payer why.</summary>
    Suspected,

    /// <summary>This means of payment does not allow this kind of payment, currency or country.</summary>
    NotAllowed,

    /// <summary>Something broke between the banks; it may be tried again.</summary>
    ProcessingError,

    /// <summary>Another request of the same payer is open; try again in a few minutes.</summary>
    Busy,
}
