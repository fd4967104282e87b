using System.Collections.Frozen;

namespace Procur.Integrations.Mpesa;

/// <summary>Daraja's result codes of an STK push in the common vocabulary.</summary>
internal static class MpesaResults
{
    /// <summary>Paid.</summary>
    public const string Paid = "0";

    private static readonly MpesaResult Unheard = new(PaymentStatus.Unrecognized, DeclineReason.Unrecognized) { IsFinal = false };

    private static readonly FrozenDictionary<string, MpesaResult> Codes = new Dictionary<string, MpesaResult>
    {
        [Paid] = new(PaymentStatus.Succeeded, null),
        ["1"] = Declined(DeclineReason.InsufficientFunds),
        ["2"] = Declined(DeclineReason.LimitExceeded),
        ["3"] = Declined(DeclineReason.LimitExceeded),
        ["4"] = Declined(DeclineReason.LimitExceeded),
        ["5"] = Declined(DeclineReason.InsufficientFunds),
        ["6"] = Declined(DeclineReason.InvalidDetails),
        ["7"] = Failed(DeclineReason.InvalidDetails),
        ["8"] = Failed(DeclineReason.LimitExceeded),
        ["11"] = Declined(DeclineReason.NotAllowed),
        ["12"] = Failed(DeclineReason.NotAllowed),
        ["13"] = Declined(DeclineReason.InvalidDetails),
        ["14"] = Failed(DeclineReason.InvalidDetails),
        // An earlier request stands: this one says nothing of how that ended.
        ["15"] = Open(DeclineReason.Unrecognized),
        // Ambiguous by the documentation: it must be looked up before anything is sent again.
        ["17"] = Open(DeclineReason.ProcessingError),
        ["18"] = Failed(DeclineReason.NotAllowed),
        ["19"] = Failed(DeclineReason.ProcessingError) with { MayRetry = true },
        ["20"] = Failed(DeclineReason.NotAllowed),
        ["21"] = Failed(DeclineReason.NotAllowed),
        ["22"] = Failed(DeclineReason.NotAllowed),
        ["24"] = Failed(DeclineReason.InvalidDetails),
        ["25"] = Failed(DeclineReason.InvalidDetails),
        ["26"] = Failed(DeclineReason.ProcessingError) with { MayRetry = true },
        ["29"] = Failed(DeclineReason.NotAllowed),
        ["1001"] = Declined(DeclineReason.Busy) with { MayRetry = true },
        ["1019"] = Expired(),
        ["1025"] = Failed(DeclineReason.ProcessingError) with { MayRetry = true },
        ["1031"] = Canceled(),
        ["1032"] = Canceled(),
        ["1036"] = Failed(DeclineReason.NoResponse),
        ["1037"] = Expired(),
        ["2001"] = Declined(DeclineReason.WrongPin),
        ["2006"] = Declined(DeclineReason.NotAllowed),
        ["2028"] = Failed(DeclineReason.NotAllowed),
        ["2040"] = Declined(DeclineReason.NotAllowed),
        ["4999"] = new(PaymentStatus.Pending, null) { IsFinal = false },
        ["8006"] = Failed(DeclineReason.NotAllowed),
        ["9999"] = Failed(DeclineReason.ProcessingError) with { MayRetry = true },
        ["SFC_IC0003"] = Failed(DeclineReason.InvalidDetails),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The meaning of a code; of one that nobody has heard of, that.</summary>
    public static MpesaResult Of(string code) => Codes.GetValueOrDefault(code) ?? Unheard;

    private static MpesaResult Declined(DeclineReason reason) => new(PaymentStatus.Declined, reason);

    private static MpesaResult Failed(DeclineReason reason) => new(PaymentStatus.Failed, reason);

    private static MpesaResult Canceled() => new(PaymentStatus.Canceled, DeclineReason.CanceledByPayer);

    private static MpesaResult Expired() => new(PaymentStatus.Expired, DeclineReason.NoResponse);

    private static MpesaResult Open(DeclineReason reason) => new(PaymentStatus.Processing, reason) { IsFinal = false };
}
