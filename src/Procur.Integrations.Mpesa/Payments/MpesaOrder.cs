using System.Text.RegularExpressions;

namespace Procur.Integrations.Mpesa;

/// <summary>A payment request in the terms that Daraja takes.</summary>
/// <param name="Phone">The payer's number, normalised.</param>
/// <param name="Shillings">The amount in whole shillings.</param>
/// <param name="Reference">The account reference.</param>
/// <param name="Description">The transaction description.</param>
internal sealed partial record MpesaOrder(string Phone, long Shillings, string Reference, string Description)
{
    public static readonly Currency Shilling = Currency.Parse("KES");

    /// <summary>Reads a request; what Daraja would refuse, round or cut is refused here, before anything is sent.</summary>
    /// <exception cref="ArgumentException">The request cannot be carried.</exception>
    public static MpesaOrder Of(PaymentRequest request)
    {
        if (request.Payer is not PhonePayer payer)
        {
            throw new ArgumentException("M-Pesa needs the payer's phone; give Payer.WithPhone(…).", nameof(request));
        }

        if (request.Capture != CaptureMode.Automatic)
        {
            throw new ArgumentException("M-Pesa takes the money at once; leave Capture at Automatic.", nameof(request));
        }

        if (request.Reference is not { } reference || !ReferencePattern().IsMatch(reference))
        {
            throw new ArgumentException("M-Pesa needs a Reference of 1 to 12 letters and digits; the payer sees it.", nameof(request));
        }

        var description = request.Description ?? reference;
        if (!DescriptionPattern().IsMatch(description))
        {
            throw new ArgumentException(
                "M-Pesa takes a Description of 1 to 13 letters, digits, spaces, hyphens, underscores and slashes; others make the prompt fail.",
                nameof(request)
            );
        }

        return new(MpesaPhoneNumber.Normalize(payer.Number), ToShillings(request.Amount), reference, description);
    }

    private static long ToShillings(Money amount)
    {
        if (amount.Currency != Shilling)
        {
            throw new ArgumentException($"M-Pesa moves KES alone, not {amount.Currency}.", nameof(amount));
        }

        return amount.Amount >= 1 && amount.Amount <= long.MaxValue && decimal.Truncate(amount.Amount) == amount.Amount
            ? (long)amount.Amount
            : throw new ArgumentException("M-Pesa takes whole shillings from 1; round as your business rules say first.", nameof(amount));
    }

    // Ends with \z: $ would let a line break pass.
    [GeneratedRegex(@"\A[A-Za-z0-9]{1,12}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ReferencePattern();

    [GeneratedRegex(@"\A[A-Za-z0-9 _/-]{1,13}\z", RegexOptions.CultureInvariant)]
    private static partial Regex DescriptionPattern();
}
