/** The form that asks for the checkout with another address of the book in it, where no script puts it there. */
export const ADDRESS_FORM = "from-address-book";
