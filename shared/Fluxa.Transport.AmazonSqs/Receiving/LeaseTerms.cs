namespace Fluxa.Transport.AmazonSqs.Receiving;

/// <summary>How long leases last.</summary>
/// <param name="Visibility">How long SQS hides a received message.</param>
/// <param name="Extension">How long each renewal hides it from then on.</param>
/// <param name="Longest">The longest a message is kept in all.</param>
internal readonly record struct LeaseTerms(TimeSpan Visibility, TimeSpan Extension, TimeSpan Longest);
