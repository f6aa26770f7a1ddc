using System.Globalization;
using Fluxa.Events.Fields;
using FluentValidation;
using Field = System.Linq.Expressions.Expression<System.Func<Fluxa.Events.TransactionDraft, Fluxa.Events.DraftText?>>;
using Judge = System.Func<Fluxa.Events.DraftText, System.DateTimeOffset, string?>;

namespace Fluxa.Events;

/// <summary>The rules of the field table, a line a field. Lengths count Unicode characters (scalar values), as PostgreSQL does.</summary>
internal sealed class TransactionValidator : AbstractValidator<TransactionDraft>
{
    /// <summary>How far a client's clock may be ahead of ours.</summary>
    private static readonly TimeSpan MaxAhead = TimeSpan.FromMinutes(5);

    /// <summary>No date-time that means anything is longer.</summary>
    private const int MaxTimestampLength = 64;

    public TransactionValidator()
    {
        Required("/user_id", draft => draft.UserId, (text, _) => JudgeLength(text, 128));
        Required("/amount", draft => draft.Amount, (text, _) => PlainAmount.TryRead(text.Value, out var _));
        Required("/currency", draft => draft.Currency, (text, _) => Currencies.Judge(text.Value));
        Required("/merchant", draft => draft.Merchant, (text, _) => JudgeLength(text, 256));
        Required("/timestamp", draft => draft.Timestamp, JudgeTimestamp);
        Optional("/event_id", draft => draft.EventId, (text, _) => CanonicalUuid.TryRead(text.Value, out var _));
    }

    private void Required(string pointer, Field field, Judge judge)
    {
        RuleFor(field).NotNull().OverridePropertyName(pointer).WithMessage("Required.");
        Optional(pointer, field, judge);
    }

    private void Optional(string pointer, Field field, Judge judge)
        => RuleFor(field).Custom((text, context) =>
        {
            if (text is not null && judge(text, context.InstanceToValidate.ReceivedAt) is { } fault)
            {
                context.AddFailure(pointer, fault);
            }
        });

    private static string? JudgeLength(DraftText text, int max)
        => text.Characters >= 1 && text.Characters <= max
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"Must have 1 to {max} characters; it has {text.Characters}.");

    private static string? JudgeTimestamp(DraftText text, DateTimeOffset receivedAt)
    {
        if (text.Characters > MaxTimestampLength)
        {
            return string.Create(CultureInfo.InvariantCulture, $"An RFC 3339 date-time has at most {MaxTimestampLength} characters.");
        }

        var fault = Rfc3339.TryRead(text.Value, out var timestamp);
        var isAhead = fault is null && timestamp > receivedAt + MaxAhead;
        return isAhead
            ? string.Create(CultureInfo.InvariantCulture, $"Lies more than 5 minutes in the future: it is {receivedAt.ToUniversalTime():yyyy-MM-dd'T'HH:mm:ss'Z'} here. Check the clock and the offset.")
            : fault;
    }
}
